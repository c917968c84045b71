import type { StreamDecoder } from 'audio-decode';
import type { Encoding } from './encoding.js';

/**
 * Loads the WebAssembly decoder of one encoding, no other. The AAC one (FAAD2) is under the GPL-2.0 and is
 * loaded here, at run time, only when AAC comes and there is no ffmpeg.
 */
export const openWasmDecoder = async (encoding: Encoding): Promise<StreamDecoder> => {
  const { default: decode } = await import('audio-decode');
  const open = {
    mp3: decode.mp3,
    aac: decode.aac,
    flac: decode.flac,
    wav: decode.wav,
    'ogg-vorbis': decode.oga,
    'ogg-opus': decode.opus,
    'ogg-flac': decode.flac,
  }[encoding];
  return open();
};
