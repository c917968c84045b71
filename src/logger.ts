import { pino } from 'pino';
import type { DestinationStream, LogFn, Logger } from 'pino';
import { hideCredentials } from '../streams/index.js';

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

/** Looks so deep into what is logged; deeper parts are left out. */
const MAX_DEPTH = 5;

/** Tokens of Earshot, as `earshot token create` makes them. */
const TOKEN = /earshot_[\w-]{8,}/g;

const hideInText = (text: string): string => hideCredentials(text).replace(TOKEN, 'earshot_…');

const hideInValue = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return hideInText(value);
  if (value instanceof Error) return hideInText(value.message);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '…';
  if (Array.isArray(value)) return value.map((item) => hideInValue(item, depth + 1));
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([key, item]) => [key, hideInValue(item, depth + 1)]));
};

/** Whoever writes a line may forget that an address holds a password, so each line passes here. */
const hooks = {
  logMethod(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
    method.apply(this, args.map((argument) => hideInValue(argument)) as Parameters<LogFn>);
  },
};

/**
 * The program's log, always on stderr: short lines on a terminal, JSON lines elsewhere, without user names, passwords,
 * keys in addresses and tokens. This is the only place that logs; lower layers emit events and errors instead.
 */
export const createLogger = (stderr: NodeJS.WriteStream, level = 'info'): Logger =>
  pino({ level, base: null, hooks }, stderr.isTTY ? forPeople(stderr) : stderr);

export type { Logger };
