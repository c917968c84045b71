import type { StationView } from '../../shared/dashboard-state.js';

/** What a station plays, in a word, or what keeps it from being heard. */
export type StationSummary = {
  /** A genre, a sound state, or a state of the source. */
  readonly label: string;
  readonly kind: 'genre' | 'sound' | 'source';
  /** 0 to 1, of a genre, speech or noise. */
  readonly confidence?: number | undefined;
};

/** What there is to say first about a station. */
export const describeStation = ({ status, prediction }: StationView): StationSummary => {
  const source = status?.state;
  if (source !== undefined && source !== 'running') return { label: source, kind: 'source' };
  if (!prediction) return { label: 'listening …', kind: 'source' };
  const { state, genre, top, smoothed, kinds } = prediction;
  if (state !== 'music') return { label: state, kind: 'sound', confidence: kinds?.[state] };
  const label = genre ?? top.label;
  return { label, kind: 'genre', confidence: smoothed[label] };
};
