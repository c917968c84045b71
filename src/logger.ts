import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';

type LogLine = { readonly time: number; readonly level: number; readonly msg: string } & Record<
  string,
  unknown
>;

const LEVEL_NAMES: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

const forPeople = (stderr: NodeJS.WriteStream): DestinationStream => ({
  write: (json: string) => {
    const { time, level, msg, ...fields } = JSON.parse(json) as LogLine;
    const clock = new Date(time).toISOString().slice(11, 19);
    const rest = Object.entries(fields).map(([key, value]) => ` ${key}=${String(value)}`);
    stderr.write(`${clock} ${LEVEL_NAMES[level] ?? level} ${msg}${rest.join('')}\n`);
  },
});

/**
 * The program's log, always on stderr: short lines on a terminal, JSON lines elsewhere.
 * This is the only place that logs; lower layers emit events and errors instead.
 */
export const createLogger = (stderr: NodeJS.WriteStream, level = 'info'): Logger =>
  pino({ level, base: null }, stderr.isTTY ? forPeople(stderr) : stderr);

export type { Logger };
