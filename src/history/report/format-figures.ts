import type { Seconds, Uptime } from './station-summary.js';

/** `2026-03-01 12:00`, UTC. */
export const formatTime = (wallTimeMs: number): string =>
  new Date(wallTimeMs).toISOString().slice(0, 19).replace('T', ' ');

/** `3 h 20 min`, `5 min 10 s`. */
export const formatLength = (seconds: number): string => {
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${whole % 60} s`;
};

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Share of the time in which the station was wanted, or `-` when it never was. */
export const formatUptime = ({ wantedSeconds, runningSeconds }: Uptime): string =>
  wantedSeconds > 0 ? percent(runningSeconds / wantedSeconds) : '-';

/** The names with their length and share of the sum, longest first. */
export const rankSeconds = (
  seconds: Seconds,
): readonly (readonly [name: string, length: string, share: string])[] => {
  const sum = Object.values(seconds).reduce((one, other) => one + other, 0);
  return Object.entries(seconds)
    .sort(([, one], [, other]) => other - one)
    .map(([name, each]) => [name, formatLength(each), percent(each / sum)]);
};
