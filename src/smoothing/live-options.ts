/** Options that are given for good, or a function that is asked anew at each step. */
export type LiveOptions<Options extends object> = Partial<Options> | (() => Partial<Options>);

/** Gives what tells the options as they are now, those left out filled in. */
export const readLive = <Options extends object>(
  defaults: Options,
  options: LiveOptions<Options> = {},
): (() => Options) => {
  if (typeof options === 'function') return () => ({ ...defaults, ...options() });
  const fixed = { ...defaults, ...options };
  return () => fixed;
};
