import { createReadStream } from 'node:fs';
import { SAMPLE_RATE_HZ } from '../../../dist/streams/index.js';
import { decodeAudio } from '../../../dist/streams/sources/decode/decode-audio.js';
import { renderSynthetic } from '../../../dist/streams/sources/synthetic/render-synthetic.js';

const SECONDS = 60;

/** A minute of mono samples: of made-up music, or of a file over and over. */
export const readMinute = async (file) => {
  if (!file) return renderSynthetic('jazz', SECONDS);
  const minute = new Float32Array(SECONDS * SAMPLE_RATE_HZ);
  let filled = 0;
  while (filled < minute.length) {
    for await (const block of decodeAudio(createReadStream(file), { decoder: 'wasm' })) {
      const fitting = block.subarray(0, minute.length - filled);
      minute.set(fitting, filled);
      filled += fitting.length;
    }
  }
  return minute;
};
