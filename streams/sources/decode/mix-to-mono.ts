const SIDE = Math.SQRT1_2;
const REAR = 0.5;

/** How much of each channel goes into mono, before the weights are scaled to a sum of 1. */
const WEIGHTS: Readonly<Record<number, readonly number[]>> = {
  1: [1],
  2: [1, 1],
  3: [SIDE, SIDE, 1],
  4: [SIDE, SIDE, REAR, REAR],
  5: [SIDE, SIDE, 1, REAR, REAR],
  6: [SIDE, SIDE, 1, 0, REAR, REAR],
  7: [SIDE, SIDE, 1, 0, REAR, REAR, REAR],
  8: [SIDE, SIDE, 1, 0, REAR, REAR, REAR, REAR],
};

/**
 * Mixes channels in WAVE order (front left, front right, centre, low frequencies, rears) to mono as ffmpeg
 * does, so that both decoders agree: the centre counts most, the low-frequency channel not at all.
 * Stereo is (L + R) / 2. Samples that are no number become 0.
 */
export const mixToMono = (channels: readonly Float32Array[]): Float32Array => {
  const [left, right] = channels;
  if (left && right && channels.length === 2) return mixStereo(left, right);
  const weights = WEIGHTS[channels.length] ?? channels.map(() => 1);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const mono = new Float32Array(channels[0]?.length ?? 0);
  channels.forEach((channel, index) => {
    const weight = (weights[index] ?? 0) / sum;
    for (let i = 0; i < mono.length; i++) {
      const sample = channel[i] ?? 0;
      if (Number.isFinite(sample)) mono[i]! += weight * sample;
    }
  });
  return mono;
};

const finite = (sample = 0): number => (Number.isFinite(sample) ? sample : 0);

/** What nearly all music is, in one pass: half the time of channel after channel. */
const mixStereo = (left: Float32Array, right: Float32Array): Float32Array => {
  const mono = new Float32Array(left.length);
  for (let i = 0; i < mono.length; i++) {
    const both = 0.5 * left[i]! + 0.5 * right[i]!;
    mono[i] = Number.isFinite(both) ? both : 0.5 * finite(left[i]) + 0.5 * finite(right[i]);
  }
  return mono;
};
