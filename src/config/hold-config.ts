import type { Config } from './config-schema.js';

/** The configuration that holds now. */
export type HeldConfig = {
  readonly current: () => Config;
  readonly replace: (config: Config) => void;
};

/** Holds `config` until another takes its place. */
export const holdConfig = (config: Config): HeldConfig => {
  let held = config;
  return { current: () => held, replace: (next) => void (held = next) };
};
