import { SourceUnavailableError } from '../../errors.js';
import { findFfmpeg } from './find-ffmpeg.js';

/** Who turns bytes into samples: a child process, or WebAssembly in this one. */
export type DecoderName = 'ffmpeg' | 'wasm';

/** `auto`: ffmpeg where it is installed. */
export type DecoderChoice = DecoderName | 'auto';

const CHOICES: readonly string[] = ['auto', 'ffmpeg', 'wasm'] satisfies DecoderChoice[];

/** The choice in the environment variable EARSHOT_DECODER; `auto` when it is not set. */
const choiceOfEnvironment = (): DecoderChoice => {
  const value = process.env['EARSHOT_DECODER'] || 'auto';
  if (CHOICES.includes(value)) return value as DecoderChoice;
  const message = `EARSHOT_DECODER: expected auto, ffmpeg or wasm, got "${value}"`;
  throw new SourceUnavailableError('unknown-decoder', message);
};

/**
 * Settles which decoder is used; where nothing is asked for, EARSHOT_DECODER may decide.
 * @throws SourceUnavailableError when ffmpeg is asked for and not installed.
 */
export const chooseDecoder = async (asked: DecoderChoice = 'auto'): Promise<DecoderName> => {
  const choice = asked === 'auto' ? choiceOfEnvironment() : asked;
  if (choice === 'wasm') return 'wasm';
  if ((await findFfmpeg()) !== undefined) return 'ffmpeg';
  if (choice === 'auto') return 'wasm';
  const message = 'expected ffmpeg on the PATH, found none; decoder "wasm" needs no program';
  throw new SourceUnavailableError('no-ffmpeg', message);
};
