import { InvalidArgumentError } from 'commander';

const UNIT_MS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Reader of a time from the command line, in ms since 1970: so long ago (`90m`, `24h`, `7d`, `2w`), or a date with or without a time. */
export const readInstant = (text: string, nowMs: number = Date.now()): number => {
  const [, count, unit = ''] = /^(\d+(?:\.\d+)?)([smhdw])$/.exec(text) ?? [];
  if (count !== undefined) return Math.round(nowMs - Number(count) * UNIT_MS[unit]!);
  const instant = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : NaN;
  if (Number.isFinite(instant)) return instant;
  throw new InvalidArgumentError('expected a time such as 90m, 24h, 7d or 2026-03-01T12:00.');
};
