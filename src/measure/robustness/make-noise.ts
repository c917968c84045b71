import seedrandom from 'seedrandom';

const makeWhite = (length: number, random: () => number): Float32Array => {
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Float32Array.from({ length }, normal);
};

/** Poles and gains of Paul Kellet's filter, which falls by 3 dB an octave within 0.05 dB. */
const PINK_STAGES = [
  [0.99886, 0.0555179],
  [0.99332, 0.0750759],
  [0.969, 0.153852],
  [0.8665, 0.3104856],
  [0.55, 0.5329522],
  [-0.7616, -0.016898],
] as const;

const toPink = (white: Float32Array): Float32Array => {
  const memory = PINK_STAGES.map(() => 0);
  let before = 0;
  return white.map((sample) => {
    let sum = before * 0.115926 + sample * 0.5362;
    PINK_STAGES.forEach(([pole, gain], stage) => {
      memory[stage] = pole * memory[stage]! + gain * sample;
      sum += memory[stage]!;
    });
    before = sample;
    return sum;
  });
};

/** White or pink noise of any level, the same for the same seed. */
export const makeNoise = (colour: 'white' | 'pink', length: number, seed: string): Float32Array => {
  const white = makeWhite(length, seedrandom(seed));
  return colour === 'white' ? white : toPink(white);
};
