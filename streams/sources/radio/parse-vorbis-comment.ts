/**
 * The title in a Vorbis comment (after the codec's own magic): `ARTIST - TITLE`, or the title alone.
 * Undefined when there is none or the bytes are cut short.
 */
export const parseVorbisComment = (bytes: Uint8Array): string | undefined => {
  const comment = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields = new Map<string, string>();
  for (const field of readFields(comment)) {
    const equals = field.indexOf('=');
    const name = field.slice(0, equals).toLowerCase();
    if (!fields.has(name)) fields.set(name, field.slice(equals + 1).trim());
  }
  const title = fields.get('title');
  if (!title) return undefined;
  return [fields.get('artist'), title].filter(Boolean).join(' - ');
};

function* readFields(comment: Buffer): Generator<string> {
  let at = 0;
  const take = (): Buffer | undefined => {
    if (at + 4 > comment.length) return undefined;
    const length = comment.readUInt32LE(at);
    const start = at + 4;
    at = start + length;
    return at > comment.length ? undefined : comment.subarray(start, at);
  };
  if (take() === undefined || at + 4 > comment.length) return;
  const count = comment.readUInt32LE(at);
  at += 4;
  for (let index = 0; index < count; index++) {
    const field = take();
    if (field === undefined) return;
    yield field.toString('utf8');
  }
}
