import type { ExperimentContext, Outcome } from '../../experiment.js';
import { correlate } from '../../scores/correlate.js';
import { readClipTable } from '../read-clip-table.js';
import type { ClipStatistics } from './clip-statistics.js';
import { hearClip } from './hear-clip.js';
import { listClips } from './list-clips.js';
import { tableColumns } from './table-columns.js';

/** How well a column is computed again. */
type Agreement = {
  readonly column: string;
  readonly clips: number;
  /** Pearson's correlation over the clips. */
  readonly correlation: number;
  /** Mean difference in spreads of the column over all clips of the table. */
  readonly difference: number;
};

/** A column that agrees can be fed from audio to a model that was trained on the table. */
const AGREES = { correlation: 0.98, difference: 0.15 } as const;

const spreadOf = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};

const agree = (
  column: string,
  inTable: ReadonlyMap<string, number>,
  ours: ReadonlyMap<string, ClipStatistics>,
): Agreement => {
  const clips = [...ours].filter(([clip, values]) => inTable.has(clip) && column in values);
  const mine = clips.map(([, values]) => values[column]);
  const theirs = clips.map(([clip]) => inTable.get(clip)!);
  const apart = mine.reduce((sum, value, i) => sum + Math.abs(value - theirs[i]), 0);
  return {
    column,
    clips: clips.length,
    correlation: correlate(mine, theirs),
    difference: apart / mine.length / spreadOf([...inTable.values()]),
  };
};

const hearAll = async ({ data, effort, progress, stop }: ExperimentContext) => {
  const files = await listClips(data, 'audio');
  const used = effort === 'quick' ? files.slice(0, 4) : files;
  const ours = new Map<string, ClipStatistics>();
  for (const { clip, path } of used) {
    ours.set(clip, tableColumns(await hearClip(path, stop)));
    progress(ours.size / used.length, 'statistics of whole clips');
  }
  return ours;
};

const toOutcome = (all: readonly Agreement[]): Outcome => {
  const agreeing = all.filter(
    ({ correlation, difference }) =>
      correlation >= AGREES.correlation && difference <= AGREES.difference,
  );
  const names = agreeing.map(({ column }) => column).join(', ');
  return {
    figures: all.map(({ column, correlation, clips }) => ({
      metric: `correlation.${column}`,
      value: correlation,
      count: clips,
    })),
    tables: [
      {
        title: 'Columns of the table as our feature code computes them from audio',
        head: ['column', 'correlation', 'mean difference (spreads)', 'clips'],
        rows: all.map(({ column, correlation, difference, clips }) => [
          column,
          correlation.toFixed(3),
          difference.toFixed(3),
          String(clips),
        ]),
      },
    ],
    remarks: [
      `${agreeing.length} of ${all.length} columns agree (correlation at least ${AGREES.correlation}, at most ${AGREES.difference} spreads apart): ${names}.`,
    ],
  };
};

/** Computes the table's columns from the whole clips that are there as audio, and says which agree. */
export const compareWithTable = async (context: ExperimentContext): Promise<Outcome> => {
  const { rows, clips, columns } = await readClipTable(context.data);
  const ours = await hearAll(context);
  const known = columns.filter((column) => [...ours.values()].some((values) => column in values));
  return toOutcome(
    known.map((column) => {
      const input = columns.indexOf(column);
      const inTable = new Map(
        clips.map((clip, row) => [clip, rows.inputs[row * rows.width + input]]),
      );
      return agree(column, inTable, ours);
    }),
  );
};
