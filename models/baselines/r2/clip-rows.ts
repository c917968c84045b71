import type { Split } from '../../training/dataset.js';
import type { Rows } from '../rows/rows.js';

/** Rows that each stand for a clip of GTZAN, with where the clip belongs. */
export type ClipRows = {
  /** Of the data that the rows were made from, where these are clips of a data set. */
  readonly digest?: string;
  readonly rows: Rows;
  /** Name of the statistics of whole recordings that the rows hold; live ones when left out. */
  readonly statistics?: string;
  /** Name of each row's clip: `blues.00000`. */
  readonly clips: readonly string[];
  /** Part of the fault-filtered split; undefined for clips that it leaves out. */
  readonly parts: readonly (Split | undefined)[];
  /** Artist-disjoint fold, from 1; undefined for clips that have none. */
  readonly folds: readonly (number | undefined)[];
};
