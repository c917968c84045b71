import type { EngineName } from '../inference/engines/load-engine.js';
import type { ModelFacts } from '../model-manifest.js';

/** The student reports that Earshot grew from. */
export const REPORTS = ['R0', 'R1', 'R2', 'R3', 'R4'] as const;

/** Name of a report. */
export type ReportName = (typeof REPORTS)[number];

/**
 * How rows are held out: as the report did, or with no artist (or track, where no artist is known) on both
 * sides and all scaling fitted on the training rows alone.
 */
export const HOLD_OUTS = ['report', 'honest'] as const;

/** Name of a way to hold rows out. */
export type HoldOut = (typeof HOLD_OUTS)[number];

/** One measured number. */
export type Figure = {
  /** `accuracy`, `macroF1`, `mse.danceability` … */
  readonly metric: string;
  readonly value: number;
  readonly interval95?: readonly [number, number] | undefined;
  /** Rows (or clips) it was measured on. */
  readonly count: number;
};

/** A whole SVG file that shows what figures cannot. */
export type ExperimentPicture = {
  /** In kebab case, unique within the experiment. */
  readonly name: string;
  readonly svg: string;
};

/** Numbers and words in rows, for the page. */
export type ExperimentTable = {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** What came of one experiment under one way to hold rows out. */
export type Outcome = {
  readonly figures: readonly Figure[];
  readonly pictures?: readonly ExperimentPicture[];
  readonly tables?: readonly ExperimentTable[];
  /** Measured reasons for a difference from the report; a sentence each. */
  readonly remarks?: readonly string[];
};

/** What all kept systems tell of themselves. */
export type SystemFacts = Required<Pick<ModelFacts, 'name' | 'training'>>;

/** A trained system that can hear recordings. */
export type HearingSystem = {
  /** Clips or tracks that it learnt from. */
  readonly examples: number;
  /** Writes it into a folder, so that it can be loaded from there. */
  readonly save: (directory: string, facts: SystemFacts) => Promise<unknown>;
};

/** What an experiment is given. */
export type ExperimentContext = {
  readonly holdOut: HoldOut;
  /** The folder with `tables/` and `gtzan/`. */
  readonly data: string;
  readonly seed: number;
  /** `quick` trains on few rows and epochs, to see that all works; its figures mean nothing. */
  readonly effort: 'full' | 'quick';
  readonly engine: EngineName | 'auto';
  /** Says how much is done, from 0 to 1, and of what. */
  readonly progress: (share: number, words: string) => void;
  /** Given when systems that hear are to be kept; the system lives until it is done. */
  readonly keep?: ((system: HearingSystem) => Promise<void>) | undefined;
  /** Aborted to stop early; the experiment then throws the reason. */
  readonly stop: AbortSignal;
};

/** One system of a report: a row of the table of experiments. */
export type Experiment = {
  readonly report: ReportName;
  /** In kebab case, unique within the report. */
  readonly system: string;
  readonly title: string;
  /** The figures that the report prints, by metric. */
  readonly reported: Readonly<Record<string, number>>;
  /** What had to differ from the report, and what cannot be right in it; a sentence each. */
  readonly notes?: readonly string[];
  /** True when it can judge any recording, and hands itself to `keep`. */
  readonly hears?: boolean;
  readonly run: (context: ExperimentContext) => Promise<Outcome>;
};
