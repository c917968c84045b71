import { render } from 'ink';
import { PassThrough } from 'node:stream';
import { emptyTimeline } from '../../dashboards/shared/station-timeline.js';
import type { DashboardProps } from '../../dashboards/terminal/Dashboard.js';
import { Dashboard } from '../../dashboards/terminal/Dashboard.js';
import { createPlacedLines, PlacedLinesContext } from '../../dashboards/terminal/placed-lines.js';
import { initialScreen } from '../../dashboards/terminal/screen-state.js';
import { START_MS } from './dashboard-messages.js';

/** What a dashboard is drawn from; the rest is as after the start. */
export type Drawing = Pick<DashboardProps, 'state'> & Partial<DashboardProps>;

/** A dashboard whose lines are put in as on a real terminal; it is drawn again and again until it is closed. */
export const openDashboard = () => {
  const placed = createPlacedLines();
  let frame = '';
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 400, rows: 100 });
  stdout.write = (text: unknown) => {
    frame = String(text);
    return true;
  };
  const app = (drawing: Drawing) => (
    <PlacedLinesContext value={placed}>
      <Dashboard
        screen={initialScreen}
        timeline={emptyTimeline}
        nowMs={START_MS}
        url="ws://127.0.0.1:8765/v1/ws"
        size={{ columns: 110, rows: 32 }}
        ascii={false}
        {...drawing}
      />
    </PlacedLinesContext>
  );
  const options = {
    stdout: stdout as unknown as NodeJS.WriteStream,
    patchConsole: false,
    debug: true,
  };
  const instance = render(<></>, options);
  return {
    draw: (drawing: Drawing): readonly string[] => {
      instance.rerender(app(drawing));
      return placed.fill(frame).split('\n');
    },
    close: () => instance.unmount(),
  };
};

/** One screen of a dashboard as lines, with their escape sequences. */
export const drawDashboard = (drawing: Drawing): readonly string[] => {
  const { draw, close } = openDashboard();
  try {
    return draw(drawing);
  } finally {
    close();
  }
};
