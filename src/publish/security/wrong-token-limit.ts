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

/** A limit that has counted nothing. */
export const createWrongTokenLimit = ({
  burst = 10,
  forgiveSeconds = 10,
  maxAddresses = 10_000,
  now,
}: WrongTokenOptions): WrongTokenLimit => {
  const forgiveMs = forgiveSeconds * 1000;
  /** When all of the address will be forgiven, in ms of the clock. */
  const forgivenAt = new Map<string, number>();
  let forgotten = 0;
  const leftMs = (key: string): number => Math.max(0, (forgivenAt.get(key) ?? 0) - now());
  return {
    waitSeconds: (address) =>
      Math.ceil(Math.max(0, leftMs(addressKey(address)) - (burst - 1) * forgiveMs) / 1000),
    count: (address) => {
      const key = addressKey(address);
      const atMs = now() + leftMs(key) + forgiveMs;
      forgivenAt.delete(key);
      forgivenAt.set(key, atMs);
      if (forgivenAt.size <= maxAddresses) return;
      forgivenAt.delete(forgivenAt.keys().next().value!);
      forgotten += 1;
    },
    size: () => forgivenAt.size,
    forgotten: () => forgotten,
  };
};
