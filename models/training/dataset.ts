/** The parts of the fault-filtered split; clips outside of it have none. */
export type Split = 'train' | 'valid' | 'test';

/** One labelled clip as log-mel frames at the live frame rate. */
export type Clip = {
  readonly name: string;
  /** Index into the labels. */
  readonly label: number;
  readonly split?: Split;
  /** Part of an artist-disjoint cross-validation, from 0; clips outside of it have none. */
  readonly fold?: number;
  /** Who plays; clips of one artist are never in two parts. */
  readonly artist?: string;
  readonly columns: number;
  /** Log-mel `[columns × melBands]` in dB under the clip's loudest cell. */
  readonly readLogMelDb: () => Float32Array;
};

/** Recordings and the genres they can have. */
export type Dataset = {
  readonly labels: readonly string[];
  readonly clips: readonly Clip[];
};
