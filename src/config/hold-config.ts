import type { Config } from './config-schema.js';

/** The configuration that holds now. */
export type HeldConfig = {
  readonly current: () => Config;
  readonly replace: (config: Config) => void;
};

/** Holds `config` until another takes its place, which `onReplace` is called after. */
export const holdConfig = (config: Config, onReplace: () => void = () => {}): HeldConfig => {
  let held = config;
  return {
    current: () => held,
    replace: (next) => {
      held = next;
      onReplace();
    },
  };
};
