import MeydaModule from 'meyda';

/** How one Meyda is set up, for good. */
export type MeydaSettings = {
  readonly fftSize: number;
  readonly sampleRateHz: number;
  /** `hanning` is its symmetric Hann window, `rect` none. */
  readonly windowing: 'hanning' | 'rect';
};

/**
 * Meyda keeps settings, filter banks and results as fields of one object that the whole process shares, and
 * builds the banks at the first `extract`, for good. An object of our own on top of it, set up before any
 * use, keeps that out of everyone's way. (Its types speak of ESM, its code is CommonJS, hence the cast.)
 */
export const createMeyda = ({
  fftSize,
  sampleRateHz,
  windowing,
}: MeydaSettings): typeof MeydaModule.default => {
  const shared = MeydaModule as unknown as typeof MeydaModule.default;
  const own = Object.create(shared) as typeof MeydaModule.default;
  own.bufferSize = fftSize;
  own.sampleRate = sampleRateHz;
  own.chromaBands = 12;
  own.windowingFunction = windowing;
  return own;
};
