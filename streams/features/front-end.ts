/** How mel energies become the numbers that a model eats. */
export type Compression =
  /** 10·log10 of at least `leastPower`; cells more than `rangeDb` below the window's loudest are raised. */
  | { readonly kind: 'db'; readonly leastPower: number; readonly rangeDb: number | null }
  /** log of (`shift` + `scale` · energy). */
  | {
      readonly kind: 'log';
      readonly base: 10 | 'e';
      readonly scale: number;
      readonly shift: number;
    }
  | { readonly kind: 'none' };

/** From mono sound in [-1, 1] to a model's input: all that a model has to tell of its ears. */
export type FrontEnd = {
  /** Names the whole; any change of a field needs another. */
  readonly id: string;
  /** Earshot's own 22,050 Hz is resampled to it. */
  readonly sampleRateHz: number;
  /** Samples under the window function. */
  readonly frameSamples: number;
  /** A power of two; frames are filled up with zeros to it. */
  readonly fftSize: number;
  readonly frameHopSamples: number;
  /** True: frame k is centred on sample k · hop. False: it begins there. */
  readonly centred: boolean;
  readonly window: 'hann' | 'hann-periodic' | 'hamming' | 'none';
  /** What the mel filters weigh. */
  readonly spectrum: 'power' | 'magnitude';
  readonly melBands: number;
  readonly melScale: 'slaney' | 'htk';
  /** `area`: each triangle has area 1 over Hz (librosa's "slaney", essentia's "unit_tri"); `none`: peak 1. */
  readonly melNormalisation: 'area' | 'none';
  readonly lowHz: number;
  readonly highHz: number;
  readonly compression: Compression;
  /** Values of the orthonormal DCT-II over the bands that are kept; null for the bands themselves. */
  readonly coefficients: number | null;
  /** True when each window loses its mean level (coefficient 0, or the mean of all bands). */
  readonly levelRemoved: boolean;
  /** The very last step, to bring values to about unit scale. */
  readonly dividedBy: number;
  /** Frames in the model's window. */
  readonly windowFrames: number;
  /** Frames from one window to the next. */
  readonly windowHopFrames: number;
};

/** Values per frame in a front end's input. */
export const valuesPerFrame = ({ coefficients, melBands }: FrontEnd): number =>
  coefficients ?? melBands;
