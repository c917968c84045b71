import { afterEach, expect, it, vi } from 'vitest';
import { openWasmDecoder } from '../../../../streams/sources/decode/open-wasm-decoder.js';

afterEach(() => vi.restoreAllMocks());

/** Frames of layer II in an odd joint stereo: mpg123 writes a line about each. */
const oddFrames = (): Uint8Array => {
  const frame = Uint8Array.from({ length: 937 }, (_, place) => (place * 97 + (place >> 3)) % 256);
  frame.set([0xff, 0xfc, 0x3b, 0x7f]);
  return Uint8Array.from({ length: 10 * frame.length }, (_, place) => frame[place % frame.length]!);
};

it('what a decoder writes about damaged sound comes to nobody’s screen', async () => {
  const written = (['log', 'warn', 'error'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(() => {}),
  );
  const decoder = await openWasmDecoder('mp3');
  await decoder.decode(oddFrames());
  decoder.free();
  for (const spy of written) expect(spy).not.toHaveBeenCalled();
});
