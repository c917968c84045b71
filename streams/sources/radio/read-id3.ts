const HEADER_BYTES = 10;

/** An ID3v2 tag at the beginning of a segment. */
export type Id3 = { readonly lengthBytes: number; readonly title?: string };

type Frame = { readonly name: string; readonly body: Buffer };

/** Reads the tag at the beginning of `bytes`; undefined when there is none. Knows ID3v2.3 and 2.4. */
export const readId3 = (bytes: Uint8Array): Id3 | undefined => {
  const tag = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (tag.length < HEADER_BYTES || tag.toString('latin1', 0, 3) !== 'ID3') return undefined;
  const lengthBytes = HEADER_BYTES + synchsafe(tag, 6);
  const frames = [...readFrames(tag.subarray(0, lengthBytes), tag[3]!)];
  const textOf = (name: string): string | undefined => {
    const frame = frames.find((candidate) => candidate.name === name);
    return frame && readText(frame.body);
  };
  const title = textOf('TIT2');
  if (!title) return { lengthBytes };
  return { lengthBytes, title: [textOf('TPE1'), title].filter(Boolean).join(' - ') };
};

const synchsafe = (bytes: Buffer, at: number): number =>
  (bytes[at]! << 21) | (bytes[at + 1]! << 14) | (bytes[at + 2]! << 7) | bytes[at + 3]!;

/** A segment's tag has a handful; millions fit into one that is made to. */
const MOST_FRAMES = 256;

function* readFrames(tag: Buffer, version: number): Generator<Frame> {
  if (version < 3) return;
  let at = HEADER_BYTES;
  for (let frames = 0; frames < MOST_FRAMES && at + HEADER_BYTES <= tag.length; frames++) {
    const length = version >= 4 ? synchsafe(tag, at + 4) : tag.readUInt32BE(at + 4);
    const start = at + HEADER_BYTES;
    if (tag[at] === 0 || start + length > tag.length) return;
    yield { name: tag.toString('latin1', at, at + 4), body: tag.subarray(start, start + length) };
    at = start + length;
  }
}

const ENCODINGS = ['latin1', 'utf-16', 'utf-16be', 'utf-8'];

const readText = (body: Buffer): string =>
  new TextDecoder(ENCODINGS[body[0] ?? 0] ?? 'utf-8')
    .decode(body.subarray(1))
    .split('\0')[0]!
    .trim();
