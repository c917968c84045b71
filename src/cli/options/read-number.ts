import { InvalidArgumentError } from 'commander';

/** Reader of a port from the command line: 0 to 65535. */
export const readPort = (text: string): number => {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('expected a port from 0 (any free one) to 65535.');
};

/** Reader of a length of time from the command line: seconds above 0. */
export const readSeconds = (text: string): number => {
  const seconds = Number(text);
  if (text.trim() !== '' && seconds > 0 && seconds <= 1e6) return seconds;
  throw new InvalidArgumentError('expected a number of seconds above 0.');
};

/** Reader of a number above 0 from the command line. */
export const readPositive = (text: string): number => {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('expected a number above 0.');
};

/** Reader of a whole number above 0 from the command line. */
export const readCount = (text: string): number => {
  const value = Number(text);
  if (value > 0 && Number.isInteger(value)) return value;
  throw new InvalidArgumentError('expected a whole number above 0.');
};

/** Reader of a share from the command line: above 0, below 1. */
export const readShare = (text: string): number => {
  const value = Number(text);
  if (value > 0 && value < 1) return value;
  throw new InvalidArgumentError('expected a number between 0 and 1.');
};
