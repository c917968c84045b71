import { chooseDecoder, findFfmpeg } from '../../../streams/index.js';
import type { Check } from './check.js';

const FORMATS = 'MP3, AAC, Ogg Vorbis, Opus, FLAC, WAV';

/** What decodes sound: ffmpeg where it is installed, WebAssembly always; `used` is what files are decoded by. */
export const checkDecoders = async (): Promise<readonly Check[]> => {
  const version = await findFfmpeg();
  const used = await chooseDecoder();
  const wasm = { area: 'decoder', name: 'wasm', fatal: false } as const;
  const ffmpeg = { area: 'decoder', name: 'ffmpeg', fatal: false } as const;
  return [
    version === undefined
      ? {
          ...ffmpeg,
          status: 'missing',
          detail: 'decodes more formats, and files faster',
          install: 'apt install ffmpeg, brew install ffmpeg or winget install ffmpeg',
        }
      : {
          ...ffmpeg,
          status: used === 'ffmpeg' ? 'used' : 'available',
          detail: `version ${version}: ${FORMATS} and more`,
        },
    {
      ...wasm,
      status: used === 'wasm' ? 'used' : 'available',
      detail: `${FORMATS}; comes with Earshot, and is first choice for MP3 of radios`,
    },
  ];
};
