import { render } from 'ink-testing-library';
import { EMPTY, of, Subject } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../../dashboards/terminal/App.js';
import { initialScreen } from '../../../dashboards/terminal/screen-state.js';
import { watchPictures } from '../../../dashboards/terminal/watch-pictures.js';
import { busyState } from '../../helpers/dashboard-messages.js';

const UP = '\u001B[A';
const DOWN = '\u001B[B';
const ESCAPE = '\u001B';

const open = () => {
  const keys$ = new Subject<string>();
  const pictures$ = watchPictures({
    states$: of(busyState('demo', 'club', 'kexp')),
    keys$,
    timelineOf: () => EMPTY,
    screen: { ...initialScreen, view: 'station' },
    pageRows: () => 2,
  });
  const size = { columns: 100, rows: 30 };
  const press = (key: string) => keys$.next(key);
  return render(
    <App pictures$={pictures$} press={press} url="ws://test" size={size} ascii={false} />,
  );
};

let screen: ReturnType<typeof open> | undefined;
afterEach(() => {
  screen?.unmount();
  screen = undefined;
});

const press = (keys: string) => {
  screen ??= open();
  screen.stdin.write(keys);
};

const shows = (text: string | RegExp) =>
  vi.waitFor(() => {
    expect((screen ??= open()).lastFrame()).toMatch(text);
  });

describe('App', () => {
  it('selects the first station', async () => {
    await shows('▸ ♪ demo');
  });

  it('moves down and up with the arrows and stops at the ends', async () => {
    await shows('▸ ♪ demo');
    press(DOWN);
    await shows('▸ ♪ club');
    press(DOWN);
    press(DOWN);
    await shows('▸ ♪ kexp');
    press(UP);
    await shows('▸ ♪ club');
  });

  it('takes j and k for the arrows, also when they arrive together', async () => {
    await shows('▸ ♪ demo');
    press('jjk');
    await shows('▸ ♪ club');
  });

  it('opens the help with ? and closes it with Escape', async () => {
    await shows('▸ ♪ demo');
    press('?');
    await shows('another station');
    press(ESCAPE);
    await shows('▸ ♪ demo');
  });
});
