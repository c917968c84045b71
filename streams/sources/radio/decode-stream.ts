import { decodeAudio } from '../decode/decode-audio.js';
import type { DecoderChoice } from '../decode/choose-decoder.js';
import type { LiveEvent } from '../live-event.js';
import type { AddressRule } from './guard-address.js';
import type { HttpStream } from './open-http-stream.js';
import { readOggTitles } from './read-ogg-titles.js';
import { stripIcyMetadata } from './strip-icy-metadata.js';

/** A run of decoded samples. */
export type Heard = Extract<LiveEvent, { kind: 'samples' }>;

/** How decoding is done, and who hears of titles. */
export type DecodeContext = {
  readonly signal: AbortSignal;
  readonly decoder: DecoderChoice | undefined;
  readonly mayConnect?: AddressRule | undefined;
  readonly onTitle: (title: string) => void;
};

/**
 * Decodes an endless HTTP answer; titles come from ICY metadata or from Ogg comments.
 * @throws DecodeError when the bytes are no audio; whatever the body throws.
 */
export async function* decodeStream(
  { body, headers, contentType }: HttpStream,
  { signal, decoder, onTitle }: DecodeContext,
): AsyncGenerator<Heard> {
  const intervalBytes = Number(headers['icy-metaint'] ?? 0);
  const stripped = stripIcyMetadata(body, intervalBytes, onTitle);
  const bytes = /ogg|opus|^$/.test(contentType) ? readOggTitles(stripped, onTitle) : stripped;
  for await (const samples of decodeAudio(bytes, { contentType, signal, decoder, live: true })) {
    yield { kind: 'samples', samples };
  }
}
