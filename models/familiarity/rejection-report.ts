import { wilsonInterval } from '../evaluation/metrics.js';

/** Recordings of one sort: how many, and how many of them no genre was asserted of. */
export type Rejected = {
  readonly clips: number;
  readonly rejected: number;
  readonly share: number;
  readonly interval95: readonly [number, number];
};

/** One point of the trade: limits moved by `offset`. */
export type RejectionPoint = {
  readonly offset: number;
  /** Share of the held-out clips of the model's genres of which a genre is asserted. */
  readonly kept: number;
  /** Share of each sort of foreign sound of which none is. */
  readonly rejected: Readonly<Record<string, number>>;
};

/** What became of known and foreign recordings; `rejection.json` beside a genre model. */
export type RejectionReport = {
  readonly protocol: string;
  readonly model: { readonly name: string; readonly hash: string };
  readonly soundKinds: { readonly name: string; readonly hash: string };
  /** Share of held-out clips that the limits were set to keep. */
  readonly keep: number;
  /** Recordings that the familiar was learnt from, and foreign ones beside them. */
  readonly learntFrom: { readonly known: number; readonly foreign: number };
  /** Clips of the model's genres that were not trained on. */
  readonly known: Readonly<Record<string, Rejected>>;
  /** Sound of none of its genres, by sort. */
  readonly foreign: Readonly<Record<string, Rejected>>;
  readonly curve: readonly RejectionPoint[];
};

/** Counts, share and 95 % interval of what was rejected. */
export const countRejected = (verdicts: readonly boolean[]): Rejected => {
  const clips = verdicts.length;
  const rejected = verdicts.filter(Boolean).length;
  return { clips, rejected, share: rejected / clips, interval95: wilsonInterval(rejected, clips) };
};
