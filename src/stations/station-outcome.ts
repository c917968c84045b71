/** How listening to one station went. */
export type StationOutcome = {
  readonly name: string;
  readonly uri: string;
  /** True when at least one chunk of sound came. */
  readonly heard: boolean;
  /** True when the source gave up. */
  readonly failed: boolean;
  /** The last reason given for trouble, if any. */
  readonly reason?: string | undefined;
};
