/** What judges the statistics of a recording. Whoever has it disposes of it. */
export type TrackJudge = {
  /** A number for each label. */
  readonly judge: (values: Float32Array) => Promise<Float32Array>;
  readonly dispose: () => void;
};
