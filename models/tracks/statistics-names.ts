/** What manifests call the statistics of whole recordings (`featureSet`); any change of what is heard needs another. */
export const STATISTICS_NAMES = {
  /** Of all of a recording, for the networks of report R3. */
  track: 'track-statistics-60-v1',
  /** Of pieces of 3 s, as report R2 took them. */
  clip: 'clip-statistics-48-v1',
} as const;

/** Whether what a manifest names is statistics of whole recordings, and no front end. */
export const judgesRecordings = (featureSet: string): boolean =>
  Object.values<string>(STATISTICS_NAMES).includes(featureSet);
