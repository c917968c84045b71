import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignFrames } from '../../../../streams/sources/decode/align-frames.js';
import { inPieces } from '../../../helpers/decode-bytes.js';

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../../fixtures/encoded/${name}`, import.meta.url));

const align = async (
  bytes: Uint8Array,
  encoding: 'mp3' | 'aac',
  pieceBytes?: number,
): Promise<Buffer> => {
  const frames: Uint8Array[] = [];
  for await (const run of alignFrames(inPieces(bytes, pieceBytes), encoding)) frames.push(run);
  return Buffer.concat(frames);
};

describe('alignFrames', () => {
  it.each(['mp3', 'aac'] as const)(
    'drops what is before and between whole frames of %s',
    async (encoding) => {
      const clean = await align(fixture(`jazz.${encoding}`), encoding);
      const junk = Buffer.from('<html>junk</html>'.repeat(40));
      const dirty = Buffer.concat([junk, clean, junk, clean, clean.subarray(0, 60)]);
      const aligned = await align(dirty, encoding);
      expect(clean.length).toBeGreaterThan(8000);
      // The frame before the junk cannot be told from junk, as no like frame follows it.
      expect(aligned.length).toBeLessThanOrEqual(2 * clean.length);
      expect(aligned.length).toBeGreaterThan(2 * clean.length - 1000);
      expect(aligned.includes('html')).toBe(false);
    },
  );

  it('gives the same frames however the bytes are cut', async () => {
    const bytes = fixture('jazz.mp3');
    const whole = await align(bytes, 'mp3');
    for (const pieceBytes of [1, 7, 208, 1000]) {
      expect((await align(bytes, 'mp3', pieceBytes)).equals(whole)).toBe(true);
    }
  });

  it('never fails, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 3000 }),
        fc.integer({ min: 1, max: 999 }),
        async (bytes, size) => {
          expect((await align(bytes, 'aac', size)).length).toBeLessThanOrEqual(bytes.length);
        },
      ),
    );
  });
});
