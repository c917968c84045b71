import { nameSound } from '../../shared/name-sound.js';
import type { StationView } from '../../shared/dashboard-state.js';
import { formatPercent } from './format-percent.js';

/** What a station plays, in a few words, or what keeps it from being heard. */
export type StationSummary = {
  /** A genre, two that are held together as `jazz / blues`, a sound state, or a state of the source. */
  readonly name: string;
  /** What `name` is made of; colours go by them. */
  readonly labels: readonly string[];
  readonly kind: 'genre' | 'sound' | 'source';
  /** How sure that is, of each label: `82 %`, `44 % / 38 %`. */
  readonly confidence?: string | undefined;
};

const confidenceOf = (
  labels: readonly string[],
  probabilities: Readonly<Record<string, number>> = {},
): string | undefined => {
  const known = labels.map((label) => probabilities[label]).filter((each) => each !== undefined);
  return known.length > 0 ? known.map(formatPercent).join(' / ') : undefined;
};

const sourceOnly = (name: string): StationSummary => ({ name, labels: [name], kind: 'source' });

/** What there is to say first about a station. */
export const describeStation = ({ status, prediction }: StationView): StationSummary => {
  const source = status?.state ?? 'running';
  if (source !== 'running') return sourceOnly(source);
  if (!prediction) return sourceOnly('listening …');
  const { state, genre, fusion, top, smoothed, kinds } = prediction;
  if (state !== 'music') {
    const confidence = confidenceOf([state], kinds);
    return { name: state, labels: [state], kind: 'sound', confidence };
  }
  const label = genre ?? top.label;
  const labels = fusion ?? [label];
  const confidence = confidenceOf(labels, smoothed);
  return { name: nameSound(label, fusion), labels, kind: 'genre', confidence };
};
