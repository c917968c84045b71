import { createReadStream } from 'node:fs';
import { from } from 'rxjs';
import { FEATURE_SET, SAMPLE_RATE_HZ } from '../../../dist/streams/index.js';
import { splitIntoFrames } from '../../../dist/streams/frames/split-into-frames.js';
import { decodeAudio } from '../../../dist/streams/sources/decode/decode-audio.js';

/** The frames of an MP3 as Earshot cuts them, and how many seconds they are. */
export const readFrames = async (mp3) => {
  const chunks = [];
  let heard = 0;
  for await (const samples of decodeAudio(createReadStream(mp3), { decoder: 'wasm' })) {
    const startSeconds = heard / SAMPLE_RATE_HZ;
    chunks.push({ samples: samples.slice(), startSeconds, capturedAtMs: 0, interrupted: false });
    heard += samples.length;
  }
  const frames = [];
  from(chunks)
    .pipe(splitIntoFrames())
    .subscribe(({ samples }) => frames.push(samples.slice()));
  return { frames, seconds: (frames.length * FEATURE_SET.frameHopSamples) / SAMPLE_RATE_HZ };
};
