import { pino } from 'pino';
import { of, Subject } from 'rxjs';
import { expect, test } from 'vitest';
import { logServerEvents } from '../../../../src/cli/live/log-server-events.js';
import type { ServerEvent } from '../../../../src/publish/server-event.js';

const logged = (event: ServerEvent): Record<string, unknown> => {
  const lines: string[] = [];
  logServerEvents(of(event), pino({ base: null }, { write: (line) => lines.push(line) }));
  return JSON.parse(lines[0]) as Record<string, unknown>;
};

const INFO = 30;
const WARN = 40;
const ERROR = 50;
const error = new Error('EMFILE');

test.each<[ServerEvent, object]>([
  [
    {
      kind: 'client-joined',
      session: 's',
      address: '127.0.0.1',
      identity: { name: 'kitchen', role: 'reader' },
      clients: 2,
    },
    { level: INFO, msg: 'client joined', token: 'kitchen', role: 'reader', clients: 2 },
  ],
  [
    { kind: 'client-left', session: 's', code: 1001, dropped: 3 },
    { level: INFO, msg: 'client left', code: 1001, dropped: 3 },
  ],
  [
    { kind: 'client-error', session: 's', error },
    { level: WARN, reason: 'EMFILE' },
  ],
  [
    { kind: 'client-refused', address: '127.0.0.1', reason: 'foreign origin' },
    { level: WARN, msg: 'client refused', reason: 'foreign origin' },
  ],
  [
    { kind: 'access-changed', tokens: ['kitchen', 'boss'] },
    { level: INFO, tokens: 'kitchen, boss' },
  ],
  [
    { kind: 'access-kept', error },
    { level: ERROR, reason: 'EMFILE' },
  ],
  [
    { kind: 'server-error', error },
    { level: ERROR, msg: 'server error', reason: 'EMFILE' },
  ],
])('the log tells of $kind', (event, line) => {
  expect(logged(event)).toMatchObject(line);
});

test('a stranger cannot fill the log by being refused: what is left out is counted', () => {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>);
  const events = new Subject<ServerEvent>();
  let atMs = 0;
  logServerEvents(events, pino({ base: null }, { write }), () => atMs);
  const refused = { kind: 'client-refused', address: '203.0.113.5', reason: 'no' } as const;
  for (let refusal = 0; refusal < 1000; refusal += 1) events.next(refused);
  expect(lines).toHaveLength(20);
  atMs = 1000;
  events.next(refused);
  events.next({ kind: 'model-changed', name: 'hybrid', hash: 'abc' });
  expect(lines.slice(20)).toMatchObject([{ unsaid: 980 }, { msg: 'model changed' }]);
});
