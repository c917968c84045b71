/** Something that happens to sound on its way to a listener. */
export type Alteration =
  | {
      /** `clipping` is a level at which 16 bits cut peaks off: a distortion, not only a gain. */
      readonly kind: 'level' | 'clipping';
      readonly name: string;
      readonly gainDb: number;
      /** 16-bit files lose what lies above full scale, floats do not. */
      readonly bits: 16 | 32;
    }
  | {
      readonly kind: 'codec' | 'band';
      readonly name: string;
      /** ffmpeg's options of the output. */
      readonly output: readonly string[];
      readonly extension: string;
    }
  | {
      readonly kind: 'noise';
      readonly name: string;
      readonly colour: NoiseColour;
      readonly snrDb: number;
    };

/** `recorded` needs recordings of noise. */
export type NoiseColour = 'white' | 'pink' | 'recorded';

type LevelAlteration = Extract<Alteration, { kind: 'level' | 'clipping' }>;

const level = (gainDb: number, bits: 16 | 32): LevelAlteration => ({
  kind: 'level',
  name: `${gainDb > 0 ? '+' : '−'}${Math.abs(gainDb)} dB, ${bits === 16 ? '16 bit' : 'float'}`,
  gainDb,
  bits,
});

/** As stations send: stereo, at a sample rate above that of the front end. */
const codec = (name: string, encoder: string, kbps: number, extension: string): Alteration => {
  const sampleRateHz = encoder === 'libopus' ? 48_000 : 44_100;
  const output = ['-ac', '2', '-ar', `${sampleRateHz}`, '-c:a', encoder, '-b:a', `${kbps}k`];
  return { kind: 'codec', name: `${name} ${kbps} kb/s`, output, extension };
};

const band = (sampleRateHz: number): Alteration => ({
  kind: 'band',
  name: `sampled at ${sampleRateHz.toLocaleString('en')} Hz`,
  output: ['-ar', `${sampleRateHz}`, '-c:a', 'pcm_f32le'],
  extension: 'wav',
});

const noise = (colour: NoiseColour): Alteration => ({
  kind: 'noise',
  name: `${colour} noise, 20 dB SNR`,
  colour,
  snrDb: 20,
});

/** All that a model is asked to stand. */
export const alterations: readonly Alteration[] = [
  level(-30, 32),
  level(-30, 16),
  level(-15, 32),
  level(6, 32),
  { ...level(6, 16), kind: 'clipping', name: '+6 dB, 16 bit, peaks cut off' },
  codec('MP3', 'libmp3lame', 64, 'mp3'),
  codec('MP3', 'libmp3lame', 128, 'mp3'),
  codec('AAC', 'aac', 48, 'aac'),
  codec('Opus', 'libopus', 32, 'ogg'),
  band(16_000),
  band(11_025),
  band(8_000),
  noise('white'),
  noise('pink'),
  noise('recorded'),
];
