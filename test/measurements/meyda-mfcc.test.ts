import MeydaModule from 'meyda';
import { describe, expect, it } from 'vitest';
import { createMelFilterBank } from '../../streams/features/mel-filter-bank.js';
import {
  FEATURE_SET,
  SAMPLE_RATE_HZ,
  dctBasis,
  extractFeatures,
  toMfcc,
} from '../../streams/index.js';
import { collect } from '../helpers/collect.js';
import { fitRows } from '../helpers/fit-rows.js';
import { frameAt } from '../helpers/frame-at.js';
import { needs } from '../helpers/needs.js';
import { DATA_FOLDER, listClips, openGivenFrames, readClip } from '../helpers/real-clips.js';
import { report } from '../helpers/report.js';

/**
 * The measurement behind "MFCC from Meyda's spectrum" in DECISIONS.md. Two ways from sound to MFCC, each
 * against what the given training frames can be turned into: the error, and what a quieter clip changes.
 */
const COLUMN_STEP = 8;
const GAINS_DB = [0, -20, -40];
const { fftSize, melBands, coefficients } = FEATURE_SET;

/** MFCC of the same frames: from the sound at each gain, and from the given frames (gain 0). */
type Series = { readonly live: number[][][]; readonly given: number[][] };
type Sample = { readonly frames: Float32Array[]; readonly givenDb: Float32Array; floorDb: number };

const readSamples = (data: string, extension: string, most: number): Sample[] => {
  const givenFrames = openGivenFrames(data);
  return listClips(data, extension)
    .slice(0, most)
    .flatMap((path) => {
      const wave = readClip(data, path);
      const { columns, centres, floorDb } = givenFrames(path);
      return columns.flatMap((givenDb, index) => {
        if (index % COLUMN_STEP !== 0 || centres[index]!.length > 1) return [];
        const { samples } = frameAt(wave, centres[index]![0]!);
        const frames = GAINS_DB.map((gain) => samples.map((x) => x * 10 ** (gain / 20)));
        return [{ frames, givenDb, floorDb }];
      });
    });
};

const slaneyRows = (): Float32Array[] => {
  const bank = createMelFilterBank({ bands: melBands, fftSize, sampleRateHz: SAMPLE_RATE_HZ });
  return bank.weights.map((weights, band) => {
    const row = new Float32Array(fftSize / 2 + 1);
    row.set(weights, bank.firstBin[band]!);
    return row;
  });
};

/** Meyda's own MFCC of the sound; the given powers go through the best linear map onto Meyda's bands. */
const measureMeyda = (samples: readonly Sample[], bands: number, count: number): Series => {
  const shared = MeydaModule as unknown as typeof MeydaModule.default;
  const meyda = Object.create(shared) as typeof MeydaModule.default & { melFilterBank: number[][] };
  const settings = { bufferSize: fftSize, sampleRate: SAMPLE_RATE_HZ, melBands: bands };
  Object.assign(meyda, settings, { numberOfMFCCCoefficients: count });
  const live = GAINS_DB.map((_, gain) =>
    samples.map(({ frames }) => meyda.extract('mfcc', frames[gain]!) as unknown as number[]),
  );
  const map = fitRows(slaneyRows(), meyda.melFilterBank);
  const basis = dctBasis(bands, count);
  const given = samples.map(({ givenDb }) => {
    const powers = givenDb.map((db) => 10 ** (db / 10));
    const logged = map.map((row) =>
      Math.log(
        1 +
          Math.max(
            0,
            row.reduce((sum, weight, band) => sum + weight * powers[band]!, 0),
          ),
      ),
    );
    return Array.from({ length: count }, (_, k) => {
      const orthonormal = logged.reduce((sum, x, band) => sum + basis[k * bands + band]! * x, 0);
      return (orthonormal * 2) / Math.sqrt((k === 0 ? 1 : 2) / bands);
    });
  });
  return { live, given };
};

/** MFCC in dB by way of Meyda's spectrum and the bands of the given frames, with the clip's floor. */
const measureSpectrum = (samples: readonly Sample[], count: number): Series => ({
  live: GAINS_DB.map((gainDb, gain) =>
    samples.map(({ frames, floorDb }) => {
      const frame = { ...frameAt(frames[gain]!, fftSize / 2), samples: frames[gain]! };
      const { logMelDb } = collect([frame], extractFeatures())[0]!;
      return [
        ...toMfcc(
          logMelDb.map((db) => Math.max(db, floorDb + gainDb)),
          count,
        ),
      ];
    }),
  ),
  given: samples.map(({ givenDb }) => [...toMfcc(givenDb, count)]),
});

/** Root mean square difference over the spread of the reference, mean over coefficients 1 and up. */
const relativeError = (series: number[][], reference: number[][]): number => {
  const ratios = reference[0]!.slice(1).map((_, index) => {
    const k = index + 1;
    const mean = reference.reduce((sum, row) => sum + row[k]!, 0) / reference.length;
    const spread = reference.reduce((sum, row) => sum + (row[k]! - mean) ** 2, 0);
    const error = reference.reduce((sum, row, i) => sum + (row[k]! - series[i]![k]!) ** 2, 0);
    return Math.sqrt(error / spread);
  });
  return ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
};

const meanError = ({ live, given }: Series): number => {
  const errors = given.flatMap((row, i) =>
    row.map((value, k) => Math.abs(value - live[0]![i]![k]!)),
  );
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
};

const describeSeries = (name: string, { live, given }: Series) => {
  const [mapping, at20, at40] = [
    relativeError(given, live[0]!),
    relativeError(live[1]!, live[0]!),
    relativeError(live[2]!, live[0]!),
  ];
  const percent = (ratio: number): string => `${(100 * ratio).toFixed(2)} %`;
  report(
    `${name}: given frames off by ${percent(mapping)} of the spread; ` +
      `20 dB quieter moves it by ${percent(at20)}, 40 dB by ${percent(at40)}`,
  );
  return { mapping, at20, at40 };
};

describe.skipIf(!DATA_FOLDER || !needs('ffmpeg'))('the choice of MFCC', () => {
  it.each(['.flac', '.opus'])('is borne out by real clips (%s)', { timeout: 120_000 }, (kind) => {
    const samples = readSamples(DATA_FOLDER ?? '', kind, 20);
    const own26 = describeSeries(
      `${kind} Meyda's own, 26 bands, 13`,
      measureMeyda(samples, 26, 13),
    );
    const own40 = describeSeries(
      `${kind} Meyda's own, 40 bands, 40`,
      measureMeyda(samples, 40, 40),
    );
    describeSeries(`${kind} from Meyda's spectrum, 13`, measureSpectrum(samples, 13));
    const spectral = measureSpectrum(samples, coefficients);
    const ours = describeSeries(`${kind} from Meyda's spectrum, ${coefficients}`, spectral);
    report(`  mean error against the given frames ${meanError(spectral).toFixed(3)} dB`);
    for (const own of [own26, own40]) {
      expect(own.at20).toBeGreaterThan(10 * ours.at20);
      expect(own.at40).toBeGreaterThan(10 * ours.at40);
    }
  });
});
