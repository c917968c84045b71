const texts = new WeakMap<Buffer, Buffer>();

/**
 * A frame's data as a server-sent event; its id, where it has one, is what `Last-Event-ID` says when the client
 * comes back. Made once, whatever the number of clients: who asks again for the same data must ask for the same id.
 */
export const toEventText = (data: Buffer, id: number | undefined): Buffer => {
  const known = texts.get(data);
  if (known) return known;
  // JSON has no line breaks of its own, so that one line holds it.
  const text = Buffer.concat([
    Buffer.from(id === undefined ? 'data: ' : `id: ${id}\ndata: `),
    data,
    Buffer.from('\n\n'),
  ]);
  texts.set(data, text);
  return text;
};
