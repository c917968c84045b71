import { render } from 'ink';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Dashboard } from '../../../dashboards/terminal/Dashboard.js';
import { createLineWriter } from '../../../dashboards/terminal/line-writer.js';
import { initialScreen } from '../../../dashboards/terminal/screen-state.js';
import { emptyTimeline } from '../../../dashboards/shared/station-timeline.js';
import { predictionOf, START_MS, stateAfter, welcomeTo } from '../../helpers/dashboard-messages.js';

const openTerminal = (columns = 20, rows = 5) => {
  const terminal = Object.assign(new PassThrough(), { isTTY: true, columns, rows });
  const writer = createLineWriter(terminal as unknown as NodeJS.WriteStream);
  const take = (): string => (terminal.read() as Buffer | null)?.toString() ?? '';
  return { ...writer, take };
};

const lineOf = (row: number, text: string) => `\u001B[${row};1H\u001B[K${text}\u001B[0m`;
const together = (...lines: readonly string[]) => `\u001B[?2026h${lines.join('')}\u001B[?2026l`;

describe('createLineWriter', () => {
  it('writes the lines that changed and no others, in one piece', () => {
    const { stream, take } = openTerminal();
    stream.write('a\nb\nc');
    expect(take()).toBe(together(lineOf(1, 'a'), lineOf(2, 'b'), lineOf(3, 'c')));
    stream.write('a\nB\nc');
    expect(take()).toBe(together(lineOf(2, 'B')));
    stream.write('a\nB\nc');
    expect(take()).toBe('');
    stream.write('a');
    expect(take()).toBe(together(lineOf(2, ''), lineOf(3, '')));
  });

  it('writes all of them when the screen was cleared, and never more than there are rows', () => {
    const { stream, take, forget } = openTerminal(20, 2);
    stream.write('a\nb\nc');
    take();
    forget();
    stream.write('a\nb\nc');
    expect(take()).toBe(together(lineOf(1, 'a'), lineOf(2, 'b')));
  });

  it('hands on what hides the cursor', () => {
    const { stream, take } = openTerminal();
    stream.write('\u001B[?25l');
    expect(take()).toBe('\u001B[?25l');
  });
});

describe('bytes a second of two hundred stations', () => {
  const names = Array.from({ length: 200 }, (_, index) => `station ${index}`);
  const stateAt = (second: number, playing: readonly string[]) =>
    stateAfter(
      welcomeTo(...names),
      ...names.map((name) => predictionOf(name, 'jazz', playing.includes(name) ? second : 1)),
    );

  const draw = (playing: readonly string[]) => {
    const { stream, take } = openTerminal(120, 40);
    const pictureAt = (second: number) => (
      <Dashboard
        state={stateAt(second, playing)}
        screen={initialScreen}
        timeline={emptyTimeline}
        nowMs={START_MS + second * 1000}
        url="ws://test"
        size={{ columns: 120, rows: 40 }}
        ascii={false}
      />
    );
    const options = { stdout: stream, patchConsole: false, debug: true };
    const instance = render(pictureAt(1), options);
    const whole = take().length;
    const later = [2, 3, 4, 5].map((second) => {
      instance.rerender(pictureAt(second));
      return take().length;
    });
    instance.unmount();
    return { whole, mean: later.reduce((sum, bytes) => sum + bytes, 0) / later.length };
  };

  it('are those of the header where nothing changes but the clock', () => {
    expect(draw([]).mean).toBeLessThan(400);
  });

  it('are those of one line where one station has news', () => {
    expect(draw(['station 3']).mean).toBeLessThan(1000);
  });

  it('are at most those of the stations in sight where all have news', () => {
    const { whole, mean } = draw(names);
    expect(mean).toBeLessThanOrEqual(whole);
    expect(mean).toBeLessThan(20_000);
  });
});
