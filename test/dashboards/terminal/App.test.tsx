import { render } from 'ink-testing-library';
import { of } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../../dashboards/terminal/App.js';
import { busyState } from '../../helpers/dashboard-messages.js';

const UP = '\u001B[A';
const DOWN = '\u001B[B';
const ESCAPE = '\u001B';

const open = () =>
  render(
    <App
      states={of(busyState('demo', 'club', 'kexp'))}
      url="ws://test"
      size={{ columns: 100, rows: 30 }}
      colourful
    />,
  );

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
