import { describe, expect, it } from 'vitest';
import { noiseSplit, stemSplits } from '../../../models/sound-kind/part-of.js';

describe('stemSplits', () => {
  it('keeps recordings of one stem in one part', () => {
    const numbered = ['pulp', 'pulp1', 'pulp2', 'nj105', 'nj105a'].map((n) => `speech/${n}.opus`);
    const others = ['amal', 'bathroom1', 'charles', 'diamond'].map((n) => `speech/${n}.opus`);
    const splits = stemSplits([...numbered, ...others]);
    expect(new Set(numbered.slice(0, 3).map((name) => splits.get(name))).size).toBe(1);
    expect(splits.get('speech/nj105.opus')).toBe(splits.get('speech/nj105a.opus'));
  });

  it('deals the stems of each folder three to train, one to valid, one to test', () => {
    const names = ['music', 'speech'].flatMap((folder) =>
      [...'abcdefghij'].map((letter) => `${folder}/${letter}.opus`),
    );
    const splits = [...stemSplits(names)];
    for (const folder of ['music', 'speech']) {
      const parts = splits.filter(([name]) => name.startsWith(folder)).map(([, part]) => part);
      expect(parts.filter((part) => part === 'train')).toHaveLength(6);
      expect(parts.filter((part) => part === 'test')).toHaveLength(2);
    }
  });
});

describe('noiseSplit', () => {
  it.each([
    ['rain/1-17367-A.opus', 'train'],
    ['rain/4-17367-A.opus', 'valid'],
    ['rain/5-17367-A.opus', 'test'],
    ['rain/other.opus', undefined],
  ])('puts %s into %s by its fold', (name, part) => {
    expect(noiseSplit(name)).toBe(part);
  });
});
