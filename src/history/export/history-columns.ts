import type { HistoryRecord } from '../read/history-record.js';

/** A column of a table of records. */
export type HistoryColumn = {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'time';
  /** Undefined where the record has nothing to say. */
  readonly read: (record: HistoryRecord) => string | number | undefined;
};

const field =
  (name: string): HistoryColumn['read'] =>
  (record) =>
    (record as Readonly<Record<string, string | number | undefined>>)[name];

const texts = ['state', 'genre', 'title', 'event', 'label', 'alarm', 'reason'] as const;
const numbers = ['startSeconds', 'endSeconds', 'meanConfidence', 'gapSeconds'] as const;
const measured = ['predictions', 'rmsDb', 'peakDb'] as const;

const toColumn =
  (kind: HistoryColumn['kind']) =>
  (name: string): HistoryColumn => ({ name, kind, read: field(name) });

const toShare = (label: string): HistoryColumn => ({
  name: `smoothed.${label}`,
  kind: 'number',
  read: (record) =>
    record.type === 'step' ? (record.smoothed as Record<string, number>)[label] : undefined,
});

/** Columns of a table that holds steps and events alike; one for the probability of each label. */
export const historyColumns = (labels: readonly string[]): readonly HistoryColumn[] => [
  { name: 'time', kind: 'time', read: field('wallTimeMs') },
  ...['type', 'station', ...texts].map(toColumn('text')),
  ...[...numbers, ...measured].map(toColumn('number')),
  ...labels.map(toShare),
];
