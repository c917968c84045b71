import type { Identity } from './access.js';

/** Who wants to know when an identity is no longer good; sockets, so as many as there are. */
export type IdentityWatch = {
  /** Calls `onRevoked` once when the identity is no longer good, until the function that comes back is called. */
  readonly watch: (identity: Identity, onRevoked: () => void) => () => void;
  /** Tells those whose identity is not among `good`. */
  readonly keepOnly: (good: ReadonlySet<Identity>) => void;
};

/** A watch over nobody. */
export const createIdentityWatch = (): IdentityWatch => {
  const watchers = new Map<Identity, Set<() => void>>();
  const watch = (identity: Identity, onRevoked: () => void) => {
    const group = watchers.get(identity) ?? new Set();
    watchers.set(identity, group.add(onRevoked));
    return () => {
      group.delete(onRevoked);
      if (group.size === 0 && watchers.get(identity) === group) watchers.delete(identity);
    };
  };
  const keepOnly = (good: ReadonlySet<Identity>): void => {
    for (const [identity, revoked] of [...watchers]) {
      if (good.has(identity)) continue;
      watchers.delete(identity);
      revoked.forEach((tell) => tell());
    }
  };
  return { watch, keepOnly };
};
