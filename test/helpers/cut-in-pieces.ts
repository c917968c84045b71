/** Gives bytes out in pieces of the lengths told, over and over: as a network may cut them. */
export async function* cutInPieces(
  bytes: Uint8Array,
  lengths: readonly number[],
): AsyncGenerator<Uint8Array> {
  for (let at = 0, n = 0; at < bytes.length; n++) {
    const end = at + lengths[n % lengths.length]!;
    yield bytes.subarray(at, end);
    at = end;
  }
}
