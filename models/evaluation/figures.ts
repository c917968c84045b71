import type { CalibrationBin, LabelScore } from './metrics.js';

/** A share of clips that were judged right, with its 95 % interval (Wilson 1927). */
export type Accuracy = {
  readonly clips: number;
  readonly accuracy: number;
  readonly interval95: readonly [number, number];
};

/** Accuracy by the mean of the probabilities of the first `seconds`; a shorter clip keeps its last. */
export type AccuracyAfter = Accuracy & { readonly seconds: number };

/** A clip that was judged wrong, and how sure the model was of it. */
export type WrongClip = {
  readonly clip: string;
  readonly truth: string;
  readonly judged: string;
  readonly confidence: number;
};

/** How good a model is on some clips. */
export type Figures = Accuracy & {
  /** Mean over the genres that the clips have. */
  readonly macroF1: number;
  readonly perGenre: Readonly<Record<string, LabelScore>>;
  /** Rows are the true genres, columns the judged ones, in the order of the labels; counts. */
  readonly confusion: readonly (readonly number[])[];
  readonly calibration: { readonly ece: number; readonly bins: readonly CalibrationBin[] };
  /** Mean over the clips, in nats. */
  readonly logLoss: number;
  /**
   * Each window judged alone, with an empty memory: the mean over clips of their shares of right windows.
   * The interval counts clips, since windows of one clip are alike.
   */
  readonly oneWindow: Accuracy & { readonly windows: number };
  /** Left out where no clip is that long. */
  readonly afterTenSeconds?: AccuracyAfter | undefined;
  readonly listening: readonly AccuracyAfter[];
  /** The surest of the wrong judgements, surest first. */
  readonly wrong: readonly WrongClip[];
};
