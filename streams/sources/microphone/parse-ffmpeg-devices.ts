import { SAMPLE_RATE_HZ } from '../../audio-format.js';
import type { Device } from './device.js';

/** ffmpeg's own name for a sound system it captures from. */
export type FfmpegInput = 'pulse' | 'alsa' | 'avfoundation' | 'dshow';

type Found = { readonly id: string; readonly name: string; readonly default: boolean };

/** Reads what ffmpeg prints of its capture devices; each input prints them in its own way. */
export const parseFfmpegDevices = (text: string, input: FfmpegInput): readonly Device[] => {
  const found = text.split(/\r?\n/).flatMap((line) => READERS[input](line));
  const hasDefault = found.some((device) => device.default);
  return found.map((device, index) => ({
    ...device,
    inputs: 0,
    sampleRateHz: SAMPLE_RATE_HZ,
    default: device.default || (!hasDefault && index === 0),
    backend: `ffmpeg (${input})`,
  }));
};

/** `* alsa_input.usb [Microphone] (audio)`, the star for the default. */
const readSource = (line: string): readonly Found[] => {
  const match = /^([* ]) (\S+) \[(.*)\]/.exec(line);
  return match ? [{ id: match[2]!, name: match[3]!, default: match[1] === '*' }] : [];
};

/** ALSA lists its converters too: a card has its name in the id. */
const readAlsaSource = (line: string): readonly Found[] =>
  readSource(line).filter(({ id }) => id === 'default' || id.includes('CARD='));

/** `[AVFoundation indev @ 0x1] [0] Built-in Microphone`. */
const readAvfoundation = (line: string): readonly Found[] => {
  const match = /^\[AVFoundation[^\]]*\] \[(\d+)\] (.+)$/.exec(line);
  return match ? [{ id: match[1]!, name: match[2]!, default: false }] : [];
};

/** `[dshow @ 0x1] "Microphone (Realtek)" (audio)`. */
const readDshow = (line: string): readonly Found[] => {
  const match = /"([^"]+)" \(audio\)/.exec(line);
  return match ? [{ id: match[1]!, name: match[1]!, default: false }] : [];
};

const READERS = {
  pulse: readSource,
  alsa: readAlsaSource,
  avfoundation: readAvfoundation,
  dshow: readDshow,
} satisfies Record<FfmpegInput, (line: string) => readonly Found[]>;
