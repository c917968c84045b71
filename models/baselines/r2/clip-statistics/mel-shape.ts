import { FEATURE_SET } from '../../../../streams/index.js';

const { melBands, highHz } = FEATURE_SET;

/** Slaney's mel scale: linear below 1 kHz, logarithmic above. */
const toHz = (mel: number): number =>
  mel < 15 ? (200 / 3) * mel : 1000 * Math.exp((Math.log(6.4) / 27) * (mel - 15));

const highMel = 15 + (27 / Math.log(6.4)) * Math.log(highHz / 1000);

const centresHz = Array.from({ length: melBands }, (_, band) =>
  toHz((highMel * (band + 1)) / (melBands + 1)),
);

/** How wide a band is: its power is a mean over this width. */
const widthsHz = centresHz.map((_, band) => {
  const below = toHz((highMel * band) / (melBands + 1));
  return toHz((highMel * (band + 2)) / (melBands + 1)) - below;
});

const ROLLOFF_SHARE = 0.85;

/** Where the energy of a frame lies, told from its mel bands. */
export type MelShape = {
  /** Below it lie 85 % of the magnitude. */
  readonly rolloffHz: number;
  /** Spread about the centroid. */
  readonly bandwidthHz: number;
};

/** Rolloff and bandwidth of magnitudes, as librosa has them of bins, from mel bands `[melBands]` in dB of power. */
export const melShape = (logMelDb: Float32Array): MelShape => {
  const weights = centresHz.map((_, band) => 10 ** (logMelDb[band] / 20) * widthsHz[band]);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const centroid = weights.reduce((sum, w, band) => sum + w * centresHz[band], 0) / whole;
  const square = weights.reduce((sum, w, band) => sum + w * (centresHz[band] - centroid) ** 2, 0);
  let below = 0;
  const last = weights.findIndex((weight) => (below += weight) >= ROLLOFF_SHARE * whole);
  return { rolloffHz: centresHz[last], bandwidthHz: Math.sqrt(square / whole) };
};
