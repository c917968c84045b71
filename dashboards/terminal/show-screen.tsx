import { render } from 'ink';
import { catchError, EMPTY } from 'rxjs';
import { NodeSocket } from './node-socket.js';
import { watchDashboard } from '../shared/watch-dashboard.js';
import { enterAlternateScreen } from './alternate-screen.js';
import { App } from './App.js';
import type { TerminalDashboardOptions } from './dashboard-options.js';

type ScreenOptions = Required<Pick<TerminalDashboardOptions, 'url' | 'stdout' | 'stdin'>> &
  Pick<TerminalDashboardOptions, 'signal' | 'token'>;

const MAX_FRAMES_PER_SECOND = 10;

/** The states of the server; `close` is called when there will be no more, and `check` throws why. */
const watchUntilRefused = ({ url, token }: ScreenOptions, close: () => void) => {
  const failures: unknown[] = [];
  const states = watchDashboard(url, { WebSocket: NodeSocket, token }).pipe(
    catchError((error: unknown) => {
      failures.push(error);
      close();
      return EMPTY;
    }),
  );
  const check = (): void => {
    for (const error of failures) throw error;
  };
  return { states, check };
};

/**
 * Draws the dashboard on the whole terminal until the user quits or `signal` is aborted. Fails when the server
 * does not let it in.
 */
export const showScreen = async (options: ScreenOptions): Promise<void> => {
  const { url, stdout, stdin, signal } = options;
  const close = (): void => {
    instance.unmount();
  };
  const { states, check } = watchUntilRefused(options, close);
  const colourful = !process.env['NO_COLOR'];
  const app = () => {
    const size = { columns: stdout.columns, rows: stdout.rows };
    return <App states={states} url={url} size={size} colourful={colourful} />;
  };
  const screen = enterAlternateScreen(stdout);
  const resize = (): void => {
    screen.clear();
    instance.rerender(app());
  };
  // Before Ink's own listener, which draws at once and has to find the new layout.
  stdout.on('resize', resize);
  const inkOptions = { stdout, stdin, maxFps: MAX_FRAMES_PER_SECOND, patchConsole: false };
  const instance = render(app(), inkOptions);
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
