import type { PipelineOptions } from '../pipeline.js';

type Settled<T> = Exclude<T, () => unknown>;

/** The options of a pipeline as they stand, so that they can be told to another thread. */
export type PipelineSettings = {
  readonly [Key in keyof PipelineOptions]: Settled<PipelineOptions[Key]>;
};

/** Asks each option that may change for what it is now. */
export const settle = (options: PipelineOptions): PipelineSettings =>
  Object.fromEntries(
    Object.entries(options).map(([key, value]) => [
      key,
      typeof value === 'function' ? value() : value,
    ]),
  );

const CHANGING = ['smoothing', 'judging', 'fusion', 'alarms'] as const;

/** Options of which those that may change are asked anew at each window, from settings that may be replaced. */
export const liveOptions = (current: () => PipelineSettings): PipelineOptions => {
  const settings = current();
  const changing = CHANGING.filter((key) => settings[key] !== undefined);
  return {
    ...settings,
    ...Object.fromEntries(changing.map((key) => [key, () => current()[key]])),
  };
};
