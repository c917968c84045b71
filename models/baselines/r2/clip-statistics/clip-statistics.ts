import { toMfcc } from '../../../../streams/index.js';
import type { HeardClip } from './hear-clip.js';
import { melShape } from './mel-shape.js';
import { summariseSeries } from './summarise-series.js';

/** How many statistics a clip has. */
export const CLIP_STATISTICS = 48;

/** Coefficients whose mean is taken; the first is the level. */
const MFCC_MEANS = 5;

/** Where no tempo is found. */
const NO_TEMPO = 0;

/** Numbers by name, in a fixed order. */
export type ClipStatistics = Readonly<Record<string, number>>;

/**
 * The report's kind of statistics of a clip, 48 of them: mean, spread, least, greatest, skew and kurtosis of
 * centroid, rolloff, bandwidth, zero crossings, level, flux and flatness; means of five MFCC; tempo.
 */
export const clipStatistics = ({ frames, tempoBpm }: HeardClip): ClipStatistics => {
  const shapes = frames.map(({ logMelDb }) => melShape(logMelDb));
  const mfcc = frames.map(({ logMelDb }) => toMfcc(logMelDb, MFCC_MEANS));
  const series = {
    centroid: frames.map(({ centroidHz }) => centroidHz),
    rolloff: shapes.map(({ rolloffHz }) => rolloffHz),
    bandwidth: shapes.map(({ bandwidthHz }) => bandwidthHz),
    zeroCrossings: frames.map(({ zeroCrossingRate }) => zeroCrossingRate),
    rms: frames.map(({ rms }) => rms),
    flux: frames.map(({ flux }) => flux),
    flatness: frames.map(({ flatness }) => flatness),
  };
  const summaries = Object.entries(series).flatMap(([name, values]) =>
    Object.entries(summariseSeries(values)).map(([what, value]) => [`${name}.${what}`, value]),
  );
  const means = Array.from({ length: MFCC_MEANS }, (_, i) => [
    `mfcc${i + 1}.mean`,
    mfcc.reduce((sum, frame) => sum + frame[i], 0) / mfcc.length,
  ]);
  return Object.fromEntries([...summaries, ...means, ['tempo', tempoBpm ?? NO_TEMPO]]);
};
