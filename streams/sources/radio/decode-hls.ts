import { SourceUnavailableError } from '../../errors.js';
import { chooseDecoder } from '../decode/choose-decoder.js';
import { decodeAudio } from '../decode/decode-audio.js';
import { decodeWithFfmpeg } from '../decode/decode-with-ffmpeg.js';
import type { DecodeContext, Heard } from './decode-stream.js';
import { followHls } from './follow-hls.js';
import { readHlsRuns, type HlsRun } from './read-hls-runs.js';

/**
 * Decodes an HLS station from its playlist on. MP3 and AAC, plain or in MPEG-TS, need no program;
 * fragmented MP4 needs ffmpeg.
 * @throws SourceUnavailableError, DecodeError.
 */
export async function* decodeHls(
  playlist: { readonly url: string; readonly text: string },
  context: DecodeContext,
): AsyncGenerator<Heard> {
  const { signal, mayConnect, onTitle } = context;
  const segments = followHls(playlist, { signal, mayConnect });
  for await (const run of readHlsRuns(segments, { signal, mayConnect }, onTitle)) {
    let interrupted = run.interrupted;
    for await (const samples of decodeRun(run, context)) {
      yield { kind: 'samples', samples, interrupted };
      interrupted = false;
    }
  }
}

async function* decodeRun(
  { encoding, bytes }: HlsRun,
  { signal, decoder }: DecodeContext,
): AsyncGenerator<Float32Array> {
  if (encoding === 'frames') {
    yield* decodeAudio(bytes, { signal, decoder, live: true });
    return;
  }
  if ((await chooseDecoder(decoder)) !== 'ffmpeg') {
    const message =
      'this HLS station sends fragmented MP4: expected ffmpeg on the PATH to decode it, found none';
    throw new SourceUnavailableError('needs-ffmpeg', message);
  }
  yield* decodeWithFfmpeg(bytes, 'mp4', signal, true);
}
