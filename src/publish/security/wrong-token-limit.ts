import { addressKey } from './address-key.js';

/** Wrong tokens of each address, forgiven with time. */
export type WrongTokenLimit = {
  /** Seconds until the address may try again; 0 when it may now. */
  readonly waitSeconds: (address: string) => number;
  /** Counts a wrong token. */
  readonly count: (address: string) => void;
  /** Addresses that are remembered. */
  readonly size: () => number;
  /** Addresses that were forgotten early because others came. */
  readonly forgotten: () => number;
};

/** How many wrong tokens are too many. */
export type WrongTokenOptions = {
  /** So many in a row. @default 10 */
  readonly burst?: number;
  /** One is forgiven after so long. @default 10 */
  readonly forgiveSeconds?: number;
  /** So many addresses are remembered, the latest. @default 10000 */
  readonly maxAddresses?: number;
  /** The clock: ms since 1970. */
  readonly now: () => number;
};

type Level = { readonly wrong: number; readonly atMs: number };

/** A limit that has counted nothing. */
export const createWrongTokenLimit = ({
  burst = 10,
  forgiveSeconds = 10,
  maxAddresses = 10_000,
  now,
}: WrongTokenOptions): WrongTokenLimit => {
  const levels = new Map<string, Level>();
  let forgotten = 0;
  const levelOf = (key: string): number => {
    const level = levels.get(key);
    if (!level) return 0;
    const passedSeconds = Math.max(0, now() - level.atMs) / 1000;
    return Math.max(0, level.wrong - passedSeconds / forgiveSeconds);
  };
  return {
    waitSeconds: (address) =>
      Math.ceil(Math.max(0, levelOf(addressKey(address)) + 1 - burst) * forgiveSeconds),
    count: (address) => {
      const key = addressKey(address);
      const wrong = levelOf(key) + 1;
      levels.delete(key);
      levels.set(key, { wrong, atMs: now() });
      if (levels.size <= maxAddresses) return;
      levels.delete(levels.keys().next().value!);
      forgotten += 1;
    },
    size: () => levels.size,
    forgotten: () => forgotten,
  };
};
