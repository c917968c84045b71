import { SourceUnavailableError } from '../../errors.js';
import { findFfmpeg } from './find-ffmpeg.js';
import type { Container } from './sniff-encoding.js';

/** Who turns bytes into samples: a child process, or WebAssembly in this one. */
export type DecoderName = 'ffmpeg' | 'wasm';

/** `auto`: WebAssembly for MP3 of live stations, ffmpeg where it is installed for all else. */
export type DecoderChoice = DecoderName | 'auto';

/** What is to be decoded, as far as the choice depends on it. */
export type Undecoded = {
  readonly container: Container;
  /** It goes on without an end, at the pace of the clock. */
  readonly live: boolean;
};

const CHOICES: readonly string[] = ['auto', 'ffmpeg', 'wasm'] satisfies DecoderChoice[];

/** The choice in the environment variable EARSHOT_DECODER; `auto` when it is not set. */
const choiceOfEnvironment = (): DecoderChoice => {
  const value = process.env['EARSHOT_DECODER'] || 'auto';
  if (CHOICES.includes(value)) return value as DecoderChoice;
  const message = `EARSHOT_DECODER: expected auto, ffmpeg or wasm, got "${value}"`;
  throw new SourceUnavailableError('unknown-decoder', message);
};

/** An ffmpeg process for each station takes as much CPU with its pipes, and several times the memory. */
const isCheaperHere = (sound: Undecoded | undefined): boolean =>
  sound?.live === true && sound.container === 'mp3';

/**
 * Settles which decoder is used for `sound`; where nothing is asked for, EARSHOT_DECODER may decide.
 * @throws SourceUnavailableError when ffmpeg is asked for and not installed.
 */
export const chooseDecoder = async (
  asked: DecoderChoice = 'auto',
  sound?: Undecoded,
): Promise<DecoderName> => {
  const choice = asked === 'auto' ? choiceOfEnvironment() : asked;
  if (choice === 'wasm' || (choice === 'auto' && isCheaperHere(sound))) return 'wasm';
  if ((await findFfmpeg()) !== undefined) return 'ffmpeg';
  if (choice === 'auto') return 'wasm';
  const message = 'expected ffmpeg on the PATH, found none; decoder "wasm" needs no program';
  throw new SourceUnavailableError('no-ffmpeg', message);
};
