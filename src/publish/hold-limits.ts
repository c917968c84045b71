import { defaultServerLimits, type ChangeableLimits, type ServerLimits } from './server-limits.js';

/** Limits as a configuration gives them. */
export type GivenLimits = {
  readonly [Key in keyof ServerLimits]?: ServerLimits[Key] | undefined;
};

/** Limits that hold now; whoever keeps `limits` sees them change. */
export type HeldLimits = {
  readonly limits: ServerLimits;
  /** What is left out is the default again. */
  readonly change: (given: {
    readonly [Key in keyof ChangeableLimits]?: number | undefined;
  }) => void;
};

/** Holds the limits that are given, and the defaults of those that are not. */
export const holdLimits = (given: GivenLimits = {}): HeldLimits => {
  const limits: { -readonly [Key in keyof ServerLimits]: ServerLimits[Key] } = {
    ...defaultServerLimits,
  };
  const put = (next: GivenLimits): void => {
    const said = Object.entries(next).filter(([, value]) => value !== undefined);
    Object.assign(limits, Object.fromEntries(said));
  };
  put(given);
  const change: HeldLimits['change'] = (next) => {
    const { maxClients, maxClientsPerAddress, maxConnectionsPerAddress } = defaultServerLimits;
    put({ maxClients, maxClientsPerAddress, maxConnectionsPerAddress });
    put(next);
  };
  return { limits, change };
};
