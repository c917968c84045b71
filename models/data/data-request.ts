import type { SplitKind, Split } from '../training/dataset.js';

/** Which recordings are wanted, and how they are made ready. */
export type DataRequest = {
  /**
   * Folders: each with a folder per genre, or with log-mel frames. `DIR=rock,Hip-Hop:hiphop` takes only the
   * named genres, and may call one by another name.
   */
  readonly sources: readonly string[];
  /** Audio beyond so many minutes of a file is not read. @default 5 */
  readonly maxMinutes?: number | undefined;
  /** Where features are kept. @default `earshot/features` in the user's folder of caches */
  readonly cacheDirectory?: string | undefined;
  /** Decides which artists are put into which part, where the data do not. @default 1 */
  readonly splitSeed?: number | undefined;
  /** Aborted to stop; the features of files already read are kept. */
  readonly stop?: AbortSignal | undefined;
  /** Told after each file whose features had to be computed or fetched. */
  readonly onProgress?: ((progress: DataProgress) => void) | undefined;
};

/** How far the features are. */
export type DataProgress = {
  readonly done: number;
  readonly files: number;
  /** Of `done`: those whose features were at hand. */
  readonly cached: number;
};

/** A file that could not be used, and why. */
export type PassedOver = { readonly path: string; readonly reason: string };

/** A clip before all labels are known. */
export type SourceClip = {
  readonly name: string;
  readonly genre: string;
  readonly split?: Split | undefined;
  readonly fold?: number | undefined;
  readonly artist?: string | undefined;
  readonly columns: number;
  readonly readLogMelDb: () => Float32Array;
  /** SHA-256 of its features, hexadecimal. */
  readonly digest: string;
  /** Where the source leaves the split to us: what must stay together, and what tells it. */
  readonly group?: { readonly key: string; readonly kind: SplitKind } | undefined;
};

/** What one source gives. */
export type SourceData = {
  readonly clips: readonly SourceClip[];
  readonly passedOver: readonly PassedOver[];
};
