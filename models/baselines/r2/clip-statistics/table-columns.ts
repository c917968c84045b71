import { toMfcc } from '../../../../streams/index.js';
import type { ClipStatistics } from './clip-statistics.js';
import type { HeardClip } from './hear-clip.js';
import { melShape } from './mel-shape.js';
import { summariseSeries } from './summarise-series.js';

const COEFFICIENTS = 20;

/** librosa's `power_to_db` cuts a clip so far below its loudest cell. */
const RANGE_DB = 80;

/** Columns of the table of GTZAN as our feature code has them, from what it hears of a clip; by their names. */
export const tableColumns = ({ frames, tempoBpm }: HeardClip): ClipStatistics => {
  const loudest = frames.reduce(
    (most, { logMelDb }) => logMelDb.reduce((m, cell) => Math.max(m, cell), most),
    -Infinity,
  );
  const cut = frames.map(({ logMelDb }) => logMelDb.map((c) => Math.max(c, loudest - RANGE_DB)));
  const mfcc = cut.map((logMelDb) => toMfcc(logMelDb, COEFFICIENTS));
  const shapes = frames.map(({ logMelDb }) => melShape(logMelDb));
  const series: Readonly<Record<string, readonly number[]>> = {
    chroma_stft: frames.flatMap(({ chroma }) => [...chroma]),
    rms: frames.map(({ rms }) => rms),
    spectral_centroid: frames.map(({ centroidHz }) => centroidHz),
    spectral_bandwidth: shapes.map(({ bandwidthHz }) => bandwidthHz),
    rolloff: shapes.map(({ rolloffHz }) => rolloffHz),
    zero_crossing_rate: frames.map(({ zeroCrossingRate }) => zeroCrossingRate),
    ...Object.fromEntries(
      Array.from({ length: COEFFICIENTS }, (_, i) => [`mfcc${i + 1}`, mfcc.map((f) => f[i])]),
    ),
  };
  const columns = Object.entries(series).flatMap(([name, values]) => {
    const { mean, std } = summariseSeries(values);
    return [
      [`${name}_mean`, mean],
      [`${name}_var`, std ** 2],
    ];
  });
  return Object.fromEntries([...columns, ...(tempoBpm === undefined ? [] : [['tempo', tempoBpm]])]);
};
