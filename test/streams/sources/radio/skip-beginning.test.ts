import { expect, it } from 'vitest';
import { SAMPLE_RATE_HZ } from '../../../../streams/audio-format.js';
import type { Heard } from '../../../../streams/sources/radio/decode-stream.js';
import { nextBeginning, skipBeginning } from '../../../../streams/sources/radio/skip-beginning.js';

async function* count(blockLengths: readonly number[]): AsyncGenerator<Heard> {
  let next = 0;
  for (const length of blockLengths) {
    yield { kind: 'samples', samples: Float32Array.from({ length }, () => next++) };
  }
}

const heardOf = async (blockLengths: readonly number[], samples: number): Promise<number[]> => {
  const heard: number[] = [];
  for await (const block of skipBeginning(count(blockLengths), samples / SAMPLE_RATE_HZ)) {
    expect(block.samples.length).toBeGreaterThan(0);
    heard.push(...block.samples);
  }
  return heard;
};

it.each([[[3, 4, 5]], [[12]], [[1, 11]]])(
  'leaves out the first samples and no other, however they come: %j',
  async (lengths) => {
    for (const skipped of [0, 1, 3, 7, 11]) {
      const expected = Array.from({ length: 12 - skipped }, (_, place) => place + skipped);
      expect(await heardOf(lengths, skipped)).toEqual(expected);
    }
    expect(await heardOf(lengths, 12)).toEqual([]);
  },
);

it('spreads the beginnings of streams evenly over a second', () => {
  const parts = Array.from({ length: 100 }, () => Math.floor(nextBeginning() * 10));
  for (let part = 0; part < 10; part++) {
    const count = parts.filter((each) => each === part).length;
    expect(count).toBeGreaterThan(7);
    expect(count).toBeLessThan(13);
  }
});
