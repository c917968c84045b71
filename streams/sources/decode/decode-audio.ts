import { SAMPLE_RATE_HZ } from '../../audio-format.js';
import { DecodeError } from '../../errors.js';
import { createByteReader, type ByteReader } from './byte-reader.js';
import { chooseDecoder, type DecoderChoice } from './choose-decoder.js';
import { decodeWithFfmpeg } from './decode-with-ffmpeg.js';
import { decodeWithWasm } from './decode-with-wasm.js';
import { describeBytes } from './describe-bytes.js';
import { type Encoding, EXPECTED_AUDIO } from './encoding.js';
import { skipId3 } from './skip-id3.js';
import { sniffContainer, type Container } from './sniff-encoding.js';
import { splitOgg } from './split-ogg.js';
import { toBlocks } from './to-blocks.js';
import { untilAborted } from './until-aborted.js';

/** How to decode a stream of bytes; all may be left out. */
export type DecodeOptions = {
  /** @default 'auto': as {@link chooseDecoder} says, unless EARSHOT_DECODER says otherwise */
  readonly decoder?: DecoderChoice | undefined;
  /** The bytes go on without an end, at the pace of the clock. @default false */
  readonly live?: boolean | undefined;
  /** What HTTP said it is; told to people when the bytes are no audio. */
  readonly contentType?: string | undefined;
  /** Aborting it ends the generator without an error and kills the child. */
  readonly signal?: AbortSignal | undefined;
};

type Decode = (
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  signal: AbortSignal,
  live: boolean,
) => AsyncGenerator<Float32Array>;

type DecodeOne = (
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
) => AsyncGenerator<Float32Array>;

/** How far to look for the first frame, little by little so that a live stream need not wait. */
const LOOK_AHEAD_BYTES = [16, 2048, 4096, 8192, 16_384, 65_536];

/**
 * Decodes MP3, AAC (ADTS), Ogg Vorbis, Opus or FLAC, FLAC and WAV to mono blocks at 22,050 Hz, in [-4, 4],
 * of at most 8192 samples. Works on endless streams: bytes are read only as blocks are taken.
 * @throws DecodeError when the bytes are empty or no audio; whatever `bytes` throws.
 */
export async function* decodeAudio(
  bytes: AsyncIterable<Uint8Array>,
  options: DecodeOptions = {},
): AsyncGenerator<Float32Array> {
  const left = new AbortController();
  const leave = (): void => left.abort();
  if (options.signal?.aborted) leave();
  options.signal?.addEventListener('abort', leave, { once: true, signal: left.signal });
  const guarded = untilAborted(bytes, left.signal);
  try {
    const reader = createByteReader(guarded);
    yield* toBlocks(decodeReader(reader, options, left.signal));
  } catch (error) {
    if (!left.signal.aborted) throw error;
  } finally {
    leave();
    await guarded.return(undefined);
  }
}

async function* decodeReader(
  reader: ByteReader,
  options: DecodeOptions,
  signal: AbortSignal,
): AsyncGenerator<Float32Array> {
  await skipId3(reader);
  const container = await recognise(reader, options.contentType);
  const live = options.live === true;
  const decoder = await chooseDecoder(options.decoder, { container, live });
  if (signal.aborted) return;
  const decode: Decode = decoder === 'ffmpeg' ? decodeWithFfmpeg : decodeWithWasm;
  const decodeOne: DecodeOne = (bytes, encoding) => decode(bytes, encoding, signal, live);
  if (container === 'ogg') yield* decodeOgg(reader.rest(), decodeOne);
  else yield* decodeOne(reader.rest(), container);
}

/** Each track starts a decoder: a stream of nothing but beginnings would start hundreds a second. */
const MOST_SHORT_TRACKS = 8;
const SHORT_TRACK_SAMPLES = SAMPLE_RATE_HZ;

/**
 * Track after track; one that is broken or empty is passed over as long as another one sounds. Fails after 8 in a
 * row of less than a second each.
 */
async function* decodeOgg(
  bytes: AsyncIterable<Uint8Array>,
  decode: DecodeOne,
): AsyncGenerator<Float32Array> {
  let heard = false;
  let shortTracks = 0;
  let failure: DecodeError = refusal('Ogg with another codec');
  for await (const track of splitOgg(bytes)) {
    let trackSamples = 0;
    try {
      for await (const samples of decode(track.pages, track.encoding)) {
        trackSamples += samples.length;
        yield samples;
      }
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      failure = error;
    }
    heard ||= trackSamples > 0;
    shortTracks = trackSamples < SHORT_TRACK_SAMPLES ? shortTracks + 1 : 0;
    if (shortTracks >= MOST_SHORT_TRACKS) throw refusal('Ogg tracks of no length', 'short-tracks');
  }
  if (!heard) throw failure;
}

const recognise = async (reader: ByteReader, contentType?: string): Promise<Container> => {
  let head: Uint8Array = new Uint8Array(0);
  for (const wanted of LOOK_AHEAD_BYTES) {
    head = await reader.peek(wanted);
    const container = sniffContainer(head, head.length < wanted);
    if (container !== undefined) return container;
    if (head.length < wanted) break;
  }
  if (head.length === 0) throw refusal('nothing: it is empty', 'empty');
  throw refusal(describeBytes(head) + (contentType ? ` (content type ${contentType})` : ''));
};

const refusal = (got: string, code = 'not-audio'): DecodeError =>
  new DecodeError(code, `${EXPECTED_AUDIO}, got ${got}`);
