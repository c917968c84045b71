import { render } from 'ink';
import type { Observable } from 'rxjs';
import { catchError, EMPTY, share, Subject } from 'rxjs';
import { enterAlternateScreen } from './alternate-screen.js';
import { App } from './App.js';
import { connectTerminal } from './connect-terminal.js';
import type { TerminalDashboardOptions } from './dashboard-options.js';
import { createLineWriter } from './line-writer.js';
import type { PaletteName } from './palettes.js';
import { PlacedLinesContext } from './placed-lines.js';
import { initialScreen } from './screen-state.js';
import { watchPictures } from './watch-pictures.js';

type ScreenOptions = Required<Pick<TerminalDashboardOptions, 'url' | 'stdout' | 'stdin'>> &
  Pick<TerminalDashboardOptions, 'signal' | 'token'> & {
    readonly palette: PaletteName;
    readonly ascii: boolean;
  };

/** Header, footer, names of the columns and the last row, which are not part of a page. */
const ROWS_AROUND = 5;

/** What comes until the server refuses; then `close` is called, and `check` throws why. */
const untilRefused = <T,>(source$: Observable<T>, close: () => void) => {
  const failures: unknown[] = [];
  const until$ = source$.pipe(
    catchError((error: unknown) => {
      failures.push(error);
      close();
      return EMPTY;
    }),
  );
  const check = (): void => {
    for (const error of failures) throw error;
  };
  return { until$, check };
};

const prepare = (options: ScreenOptions, close: () => void) => {
  const { url, token, stdout, palette } = options;
  const keys$ = new Subject<string>();
  const { states$, timelineOf } = connectTerminal(url, token);
  const pictures$ = watchPictures({
    states$,
    keys$,
    timelineOf,
    screen: { ...initialScreen, palette },
    pageRows: () => stdout.rows - ROWS_AROUND,
  });
  return { keys$, ...untilRefused(pictures$.pipe(share()), close) };
};

/**
 * Draws the dashboard on the whole terminal until the user quits or `signal` is aborted. Fails when the server
 * does not let it in.
 */
export const showScreen = async (options: ScreenOptions): Promise<void> => {
  const { url, stdout, stdin, signal, ascii } = options;
  const close = (): void => instance.unmount();
  const { keys$, until$, check } = prepare(options, close);
  const press = (key: string): void => keys$.next(key);
  const screen = enterAlternateScreen(stdout);
  const writer = createLineWriter(stdout);
  const app = () => {
    const size = { columns: stdout.columns, rows: stdout.rows };
    const shown = { pictures$: until$, press, url, size, ascii };
    return <PlacedLinesContext value={writer.lines} children={<App {...shown} />} />;
  };
  const resize = (): void => {
    screen.clear();
    writer.forget();
    instance.rerender(app());
  };
  stdout.on('resize', resize);
  // `debug` makes Ink hand over whole frames, which the writer compares; how often is decided by the pictures.
  const ink = { stdout: writer.stream, stdin, patchConsole: false, debug: true };
  const instance = render(app(), ink);
  signal?.addEventListener('abort', close);
  try {
    await instance.waitUntilExit();
  } finally {
    signal?.removeEventListener('abort', close);
    stdout.off('resize', resize);
    screen.leave();
  }
  check();
};
