import { render } from 'ink';
import { openNodeSocket } from './open-node-socket.js';
import { watchDashboard } from '../shared/watch-dashboard.js';
import { enterAlternateScreen } from './alternate-screen.js';
import { App } from './App.js';
import type { TerminalDashboardOptions } from './dashboard-options.js';

type ScreenOptions = Required<Pick<TerminalDashboardOptions, 'url' | 'stdout' | 'stdin'>> &
  Pick<TerminalDashboardOptions, 'signal'>;

const MAX_FRAMES_PER_SECOND = 10;

/** Draws the dashboard on the whole terminal until the user quits or `signal` is aborted. */
export const showScreen = async ({ url, stdout, stdin, signal }: ScreenOptions): Promise<void> => {
  const states = watchDashboard(url, { createSocket: openNodeSocket });
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
  const close = (): void => {
    instance.unmount();
  };
  // Before Ink's own listener, which draws at once and has to find the new layout.
  stdout.on('resize', resize);
  const options = { stdout, stdin, maxFps: MAX_FRAMES_PER_SECOND, patchConsole: false };
  const instance = render(app(), options);
  signal?.addEventListener('abort', close);
  try {
    await instance.waitUntilExit();
  } finally {
    signal?.removeEventListener('abort', close);
    stdout.off('resize', resize);
    screen.leave();
  }
};
