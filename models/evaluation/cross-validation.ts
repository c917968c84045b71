import type { TrainingOptions } from '../training/training-options.js';
import type { Figures } from './figures.js';

/** How clips are held out: whole artists at a time, or a fifth of the clips drawn by chance. */
export type CrossProtocol = 'folds' | 'random';

/** One training of a cross-validation: how many clips it learnt from and how it did on those held out. */
export type CrossPart = {
  readonly name: string;
  readonly trainedOn: number;
  readonly clips: number;
  readonly accuracy: number;
};

/** Figures of clips that were held out of training; one model was trained for each part. */
export type CrossValidation = Figures & {
  readonly kind: CrossProtocol;
  readonly protocol: string;
  readonly parts: readonly CrossPart[];
  readonly engine: string;
  readonly training: { readonly command: string; readonly options: TrainingOptions };
};
