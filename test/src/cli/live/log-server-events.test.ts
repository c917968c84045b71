import { pino } from 'pino';
import { of } from 'rxjs';
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
    { kind: 'client-joined', session: 's', address: '127.0.0.1', clients: 2 },
    { level: INFO, msg: 'client joined', clients: 2 },
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
    { kind: 'server-error', error },
    { level: ERROR, msg: 'server error', reason: 'EMFILE' },
  ],
])('the log tells of $kind', (event, line) => {
  expect(logged(event)).toMatchObject(line);
});
