import { createByteReader, type ByteReader } from './byte-reader.js';

/** One track of an Ogg stream: Icecast begins a new one with each song, with its own headers. */
export type OggTrack = {
  readonly encoding: 'ogg-vorbis' | 'ogg-opus' | 'ogg-flac';
  /** The pages of this track only, one at a time; to be read before the next track is asked for. */
  readonly pages: AsyncGenerator<Uint8Array>;
};

type Page = { readonly bytes: Uint8Array; readonly serial: number; readonly begins: boolean };

const HEADER_BYTES = 27;
const GREATEST_PAGE_BYTES = 65_307;
const BEGINNING_OF_STREAM = 2;

const CODECS = [
  ['\x01vorbis', 'ogg-vorbis'],
  ['OpusHead', 'ogg-opus'],
  ['\x7fFLAC', 'ogg-flac'],
] as const;

const viewOf = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Reads the next whole page, passing over bytes that are none; undefined at the end. */
const readPage = async (reader: ByteReader): Promise<Page | undefined> => {
  for (;;) {
    const head = viewOf(await reader.peek(HEADER_BYTES));
    if (head.length < HEADER_BYTES) return undefined;
    const sync = head.indexOf('OggS');
    if (sync !== 0) {
      await reader.skip(sync > 0 ? sync : head.length - 3);
      continue;
    }
    const segments = head[26] ?? 0;
    const lacing = (await reader.peek(HEADER_BYTES + segments)).subarray(
      HEADER_BYTES,
      HEADER_BYTES + segments,
    );
    const length = lacing.reduce((sum, size) => sum + size, HEADER_BYTES + segments);
    const bytes = (await reader.peek(Math.min(length, GREATEST_PAGE_BYTES))).slice(0, length);
    if (bytes.length < length) return undefined;
    await reader.skip(length);
    const begins = ((head[5] ?? 0) & BEGINNING_OF_STREAM) !== 0;
    return { bytes, serial: head.readUInt32LE(14), begins };
  }
};

const codecOf = (page: Page): OggTrack['encoding'] | undefined => {
  const body = viewOf(page.bytes).subarray(HEADER_BYTES + (page.bytes[26] ?? 0));
  return CODECS.find(([magic]) => body.subarray(0, magic.length).toString('latin1') === magic)?.[1];
};

/** Cuts an Ogg stream at each beginning of a Vorbis, Opus or FLAC track; other streams in it are dropped. */
export async function* splitOgg(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<OggTrack> {
  const reader = createByteReader(bytes);
  let next = await readPage(reader);
  async function* pagesFrom(first: Page): AsyncGenerator<Uint8Array> {
    yield first.bytes;
    let inHeaders = true;
    for (next = await readPage(reader); next !== undefined; next = await readPage(reader)) {
      if (next.begins && !inHeaders && codecOf(next) !== undefined) return;
      inHeaders &&= next.begins;
      if (next.serial === first.serial) yield next.bytes;
    }
  }
  while (next !== undefined) {
    const encoding = next.begins ? codecOf(next) : undefined;
    const first: Page = next;
    if (encoding !== undefined) yield { encoding, pages: pagesFrom(first) };
    // No track, or one that was left at its first page.
    if (next === first) next = await readPage(reader);
  }
}
