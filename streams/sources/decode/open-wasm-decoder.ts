import type { AudioData } from 'audio-decode';
import type { Encoding } from './encoding.js';
import { quietly } from './quietly.js';

/** Decodes one stream piece by piece; what it returns may be empty. */
export type WasmDecoder = {
  readonly decode: (bytes: Uint8Array) => Promise<AudioData>;
  /** What was held back, at the end. */
  readonly finish: () => Promise<AudioData>;
  readonly free: () => void;
};

/**
 * Loads the WebAssembly decoder of one encoding, no other. The AAC one (FAAD2) is under the GPL-2.0 and is
 * loaded here, at run time, only when AAC comes and there is no ffmpeg.
 */
export const openWasmDecoder = async (encoding: Encoding): Promise<WasmDecoder> => {
  if (encoding === 'flac' || encoding === 'ogg-flac') return openFlac();
  const { default: decode } = await import('audio-decode');
  const open = {
    mp3: decode.mp3,
    aac: decode.aac,
    wav: decode.wav,
    'ogg-vorbis': decode.oga,
    'ogg-opus': decode.opus,
  }[encoding];
  const decoder = await open();
  return {
    decode: (bytes) => quietly(() => decoder(bytes)),
    finish: () => quietly(() => decoder()),
    free: () => decoder.free(),
  };
};

/** Not audio-decode's own: that one (1.3.5) loses a frame whose header lies across two pieces. */
const openFlac = async (): Promise<WasmDecoder> => {
  const { FLACDecoder } = await import('@wasm-audio-decoders/flac');
  const decoder = new FLACDecoder();
  await decoder.ready;
  return {
    decode: (bytes) => quietly(() => decoder.decode(bytes)),
    finish: () => quietly(() => decoder.flush()),
    free: () => decoder.free(),
  };
};
