import { parseVorbisComment } from './parse-vorbis-comment.js';

const HEADER_BYTES = 27;
const BEGINNING_OF_STREAM = 2;
const WHOLE_LACE = 255;
/** Comments may hold a cover picture; longer ones are not worth the memory. */
const GREATEST_COMMENT_BYTES = 512 * 1024;

/** What a page counts for at least: there is no end to empty ones. */
const LEAST_PAGE_BYTES = 2048;

const MAGICS = ['\x03vorbis', 'OpusTags'];
/** FLAC's comment is one of its own blocks, with a header of type and length. */
const FLAC_HEADER_BYTES = 4;

type Page = {
  readonly serial: number;
  readonly begins: boolean;
  readonly lacing: Buffer;
  readonly body: Buffer;
};
type Headers = { readonly serial: number; readonly laces: number[]; readonly bodies: Buffer[] };

/**
 * Passes an Ogg stream on unchanged and tells the title of each track in it: its second packet is the comment,
 * in Vorbis, Opus and FLAC alike. Holds one page, and one comment of at most 512 KiB.
 */
export async function* readOggTitles(
  bytes: AsyncIterable<Uint8Array>,
  onTitle: (title: string) => void,
): AsyncGenerator<Uint8Array> {
  let held: Buffer = Buffer.alloc(0);
  let headers: Headers | undefined;
  for await (const piece of bytes) {
    held = Buffer.concat([held, piece]);
    for (;;) {
      const { page, consumed } = takePage(held);
      held = held.subarray(consumed);
      if (page === undefined) break;
      headers = collectHeaders(headers, page);
      const comment = headers && commentOf(headers);
      if (comment === undefined) continue;
      headers = undefined;
      const title = parseVorbisComment(comment.subarray(magicBytes(comment)));
      if (title !== undefined) onTitle(title);
    }
    yield piece;
  }
}

const takePage = (held: Buffer): { readonly page?: Page; readonly consumed: number } => {
  const sync = held.indexOf('OggS');
  if (sync !== 0) return sync < 0 ? { consumed: Math.max(0, held.length - 3) } : skipTo(held, sync);
  const lacing = held.subarray(HEADER_BYTES, HEADER_BYTES + (held[26] ?? 0));
  const start = HEADER_BYTES + (held[26] ?? 0);
  const end = lacing.reduce((sum, lace) => sum + lace, start);
  if (held.length < start || held.length < end || held.length < HEADER_BYTES)
    return { consumed: 0 };
  const begins = (held[5]! & BEGINNING_OF_STREAM) !== 0;
  const page = { serial: held.readUInt32LE(14), begins, lacing, body: held.subarray(start, end) };
  return { page, consumed: end };
};

const skipTo = (held: Buffer, sync: number): ReturnType<typeof takePage> => {
  const { page, consumed } = takePage(held.subarray(sync));
  return { ...(page && { page }), consumed: sync + consumed };
};

const collectHeaders = (headers: Headers | undefined, page: Page): Headers | undefined => {
  const { serial, begins, lacing, body } = page;
  if (begins) return { serial, laces: [...lacing], bodies: [body] };
  if (headers?.serial !== serial) return headers;
  const bodies = [...headers.bodies, body];
  const length = bodies.reduce((sum, { length }) => sum + Math.max(length, LEAST_PAGE_BYTES), 0);
  if (length > GREATEST_COMMENT_BYTES) return undefined;
  return { serial, laces: [...headers.laces, ...lacing], bodies };
};

/** The second packet, once it is whole: packets end with a lace below 255. */
const commentOf = ({ laces, bodies }: Headers): Buffer | undefined => {
  const ends: number[] = [];
  let at = 0;
  for (const lace of laces) {
    at += lace;
    if (lace < WHOLE_LACE) ends.push(at);
  }
  const [start, end] = ends;
  return end === undefined ? undefined : Buffer.concat(bodies).subarray(start, end);
};

const magicBytes = (comment: Buffer): number => {
  const head = comment.toString('latin1', 0, 8);
  return MAGICS.find((magic) => head.startsWith(magic))?.length ?? FLAC_HEADER_BYTES;
};
