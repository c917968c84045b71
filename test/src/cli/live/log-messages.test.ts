import { pino } from 'pino';
import { from } from 'rxjs';
import { expect, it } from 'vitest';
import { logMessages } from '../../../../src/cli/live/log-messages.js';
import { type StationMessage, stationStateSchema } from '../../../../src/protocol/index.js';

const [INFO, WARN] = [30, 40];
const of = { station: 'fip', seq: 1, wallTimeMs: 1 };

const logged = (...messages: readonly StationMessage[]): readonly Record<string, unknown>[] => {
  const lines: string[] = [];
  logMessages(from(messages), pino({ base: null }, { write: (line) => lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
};

it.each(stationStateSchema.options)(
  'writes one line for a change to %s, with its reason',
  (state) => {
    const isTrouble = ['stalled', 'backoff', 'circuit-open', 'failed'].includes(state);
    expect(logged({ type: 'status', ...of, state, reason: 'because' })).toMatchObject([
      { level: isTrouble ? WARN : INFO, msg: state, station: 'fip', reason: 'because' },
    ]);
  },
);

it('writes a warning when an alarm begins, and news when it ends, each with its times', () => {
  const alarm = { type: 'detection', ...of, label: 'dead-air', alarm: 'dead-air' } as const;
  const times = { startSeconds: 100, meanConfidence: 1 };
  const lines = logged(
    { ...alarm, ...times, event: 'began' },
    { ...alarm, ...times, event: 'ended', endSeconds: 160 },
  );
  const what = { station: 'fip', alarm: 'dead-air', startSeconds: 100 };
  expect(lines).toMatchObject([
    { level: WARN, msg: 'alarm began', ...what },
    { level: INFO, msg: 'alarm ended', ...what, endSeconds: 160 },
  ]);
});

it('writes both genres of a fusion, and of one genre alone no fusion', () => {
  const times = { startSeconds: 100, meanConfidence: 0.5, event: 'began' } as const;
  const genre = { type: 'detection', ...of, label: 'jazz', ...times } as const;
  const lines = logged(genre, { ...genre, fusion: ['jazz', 'blues'] });
  expect(lines).toMatchObject([
    { level: INFO, msg: 'began', station: 'fip', label: 'jazz', startSeconds: 100 },
    { level: INFO, msg: 'began', label: 'jazz', fusion: ['jazz', 'blues'] },
  ]);
  expect(lines[0]).not.toHaveProperty('fusion');
});
