import { CONTRAST_BANDS, FEATURE_SET, toMfcc, type TrackFrame } from '../../../streams/index.js';
import { RangedMeans } from './ranged-means.js';
import { STATISTIC_COUNTS, toSequence } from './statistics-sequence.js';

const [MFCCS, PITCH_CLASSES] = STATISTIC_COUNTS;

/** Hears the frames of a recording one after the other and says what it is like on the whole; memory does not grow. */
export class StatisticsMeter {
  readonly #logMel = new RangedMeans(FEATURE_SET.melBands);
  readonly #peaks = new RangedMeans(CONTRAST_BANDS);
  readonly #valleys = new RangedMeans(CONTRAST_BANDS);
  readonly #chroma = new Float64Array(PITCH_CLASSES);
  #frames = 0;

  push({ logMelDb, peaksDb, valleysDb, powerChroma }: TrackFrame): void {
    this.#logMel.push(logMelDb);
    this.#peaks.push(peaksDb);
    this.#valleys.push(valleysDb);
    powerChroma.forEach((value, pitch) => (this.#chroma[pitch] += value));
    this.#frames += 1;
  }

  /** Means as librosa has them at 22,050 Hz, as `toSequence` arranges them. At least one frame must have been heard. */
  read(): Float32Array {
    // The transform is linear: MFCC of the mean are the mean of MFCC.
    const mfcc = toMfcc(Float32Array.from(this.#logMel.read()), MFCCS);
    const chroma = this.#chroma.map((sum) => sum / this.#frames);
    const valleys = this.#valleys.read();
    const contrast = this.#peaks.read().map((peak, band) => peak - valleys[band]);
    return toSequence([mfcc, chroma, contrast]);
  }
}
