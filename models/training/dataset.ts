/** The parts of a split; clips that are kept out of it have none. */
export type Split = 'train' | 'valid' | 'test';

/** How the clips came to their parts, which tells what the figures are worth. */
export type SplitKind = 'given' | 'by artist' | 'by folder' | 'by file: may leak';

/** One labelled clip as log-mel frames at the live frame rate. */
export type Clip = {
  readonly name: string;
  /** Index into the data set's labels. */
  readonly label: number;
  readonly split?: Split;
  /** Fold of a cross-validation, where the data name one; from 1. */
  readonly fold?: number;
  /** Who plays, as a name or a number; clips of one artist never lie on both sides of an honest split. */
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
