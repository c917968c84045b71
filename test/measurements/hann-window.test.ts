import MeydaModule from 'meyda';
import { describe, expect, it } from 'vitest';
import { createMelFilterBank } from '../../streams/features/mel-filter-bank.js';
import { toLogMel } from '../../streams/features/to-log-mel.js';
import { FEATURE_SET, SAMPLE_RATE_HZ } from '../../streams/index.js';
import { frameAt } from '../helpers/frame-at.js';
import { needs } from '../helpers/needs.js';
import { DATA_FOLDER, listClips, openGivenFrames, readClip } from '../helpers/real-clips.js';
import { report } from '../helpers/report.js';

/** The measurement behind "Meyda's own Hann window stays" in DECISIONS.md: symmetric against periodic. */
const { fftSize, melBands } = FEATURE_SET;
const bank = createMelFilterBank({ bands: melBands, fftSize, sampleRateHz: SAMPLE_RATE_HZ });

const periodicHann = Float32Array.from(
  { length: fftSize },
  (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / fftSize),
);

const createLogMel = (windowingFunction: string) => {
  const shared = MeydaModule as unknown as typeof MeydaModule.default;
  const meyda = Object.create(shared) as typeof MeydaModule.default;
  Object.assign(meyda, { bufferSize: fftSize, sampleRate: SAMPLE_RATE_HZ, windowingFunction });
  return (samples: Float32Array): Float32Array =>
    toLogMel(meyda.extract('powerSpectrum', samples) as unknown as Float32Array, bank);
};

describe.skipIf(!DATA_FOLDER || !needs('ffmpeg'))('the choice of window', () => {
  it('makes no difference on real clips', { timeout: 120_000 }, () => {
    const data = DATA_FOLDER ?? '';
    const givenFrames = openGivenFrames(data);
    const [ofMeyda, ofRect] = [createLogMel('hanning'), createLogMel('rect')];
    const sums = { symmetric: 0, periodic: 0, between: 0, worst: 0, cells: 0 };
    for (const path of listClips(data, '.flac')) {
      const wave = readClip(data, path);
      const { columns, centres, floorDb } = givenFrames(path);
      columns.forEach((given, index) => {
        if (centres[index]!.length > 1) return;
        const { samples } = frameAt(wave, centres[index]![0]!);
        const symmetric = ofMeyda(samples);
        const periodic = ofRect(samples.map((sample, n) => sample * periodicHann[n]!));
        for (let band = 0; band < melBands; band++) {
          const ours = Math.max(symmetric[band]!, floorDb);
          const other = Math.max(periodic[band]!, floorDb);
          sums.symmetric += Math.abs(ours - given[band]!);
          sums.periodic += Math.abs(other - given[band]!);
          sums.between += Math.abs(ours - other);
          sums.worst = Math.max(sums.worst, Math.abs(ours - other));
        }
        sums.cells += melBands;
      });
    }
    const { symmetric, periodic, between, worst, cells } = sums;
    report(
      `against the given frames: symmetric ${(symmetric / cells).toFixed(4)} dB, ` +
        `periodic ${(periodic / cells).toFixed(4)} dB; between them ${(between / cells).toFixed(4)} dB, ` +
        `worst ${worst.toFixed(3)} dB`,
    );
    expect(Math.abs(symmetric - periodic) / cells).toBeLessThan(0.001);
  });
});
