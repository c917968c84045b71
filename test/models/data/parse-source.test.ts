import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSource } from '../../../models/data/parse-source.js';

const nowhere = () => false;

describe('parseSource', () => {
  it('takes a folder as it is', () => {
    expect(parseSource('music/genres', nowhere)).toEqual({ directory: 'music/genres' });
    expect(parseSource('a=b', () => true)).toEqual({ directory: 'a=b' });
  });

  it('reads which genres are wanted, and what they are to be called', () => {
    const { directory, genres } = parseSource('a=b/set=rock, Hip-Hop:hiphop', nowhere);
    expect(directory).toBe('a=b/set');
    expect([...(genres ?? [])]).toEqual([
      ['rock', 'rock'],
      ['Hip-Hop', 'hiphop'],
    ]);
  });

  it('says what was expected when nothing is named', () => {
    for (const text of ['set=', 'set=rock,', 'set=:x', 'set=rock:']) {
      expect(() => parseSource(text, nowhere)).toThrow(/expected DIR=genre,genre/);
    }
  });

  it('reads any text or refuses it in these words', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          expect(text.startsWith(parseSource(text, nowhere).directory)).toBe(true);
        } catch (error) {
          expect((error as Error).message).toContain('expected DIR=genre,genre');
        }
      }),
    );
  });
});
