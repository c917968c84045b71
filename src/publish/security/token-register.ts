import { timingSafeEqual } from 'node:crypto';
import type { Identity } from './access.js';
import { hashToken } from './hash-token.js';

/** A token that is known, by its hash (see {@link hashToken}). */
export type TokenEntry = Identity & { readonly hash: string };

/** The tokens that are good now. */
export type TokenRegister = {
  /** Whose token it is; takes as long for a wrong one as for a right one. */
  readonly find: (token: string) => Identity | undefined;
  /** Other tokens are good from now on; an entry that stays as it was keeps its identity. */
  readonly replace: (entries: readonly TokenEntry[]) => void;
  /** All that are good. */
  readonly identities: () => readonly Identity[];
};

type Known = { readonly identity: Identity; readonly entry: TokenEntry };

const isSame = (one: TokenEntry, other: TokenEntry): boolean =>
  one.name === other.name && one.role === other.role && one.hash === other.hash;

const learn = (entry: TokenEntry): Known => {
  const { name, role } = entry;
  return { identity: Object.freeze({ name, role }), entry };
};

const isEqual = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** A register of `entries`. */
export const createTokenRegister = (entries: readonly TokenEntry[]): TokenRegister => {
  let known = entries.map(learn);
  return {
    find: (token) => {
      const hash = hashToken(token);
      // All are compared, so that the time taken tells nothing of which one fits.
      return known.filter(({ entry }) => isEqual(hash, entry.hash))[0]?.identity;
    },
    replace: (next) => {
      const before = known;
      known = next.map((entry) => before.find((old) => isSame(old.entry, entry)) ?? learn(entry));
    },
    identities: () => known.map(({ identity }) => identity),
  };
};
