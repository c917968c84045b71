import { describe, expect, it } from 'vitest';
import { followChange } from '../../../../src/measure/letting-go/follow-change.js';

const [BLUES, ROCK, JAZZ] = [0, 1, 2];

/** One step a second from 3 s on; the change is at 6 s. */
const follow = (...named: (number | undefined)[]) =>
  followChange(
    named.map((each, index) => ({ endSeconds: 3 + index, named: each })),
    6,
    ROCK,
  );

describe('followChange', () => {
  it('counts from the change until the new genre is named', () => {
    const followed = follow(BLUES, BLUES, BLUES, BLUES, BLUES, ROCK, ROCK);
    expect(followed).toEqual({ lagSeconds: 2, falseChanges: 0, namedSteps: 7, steps: 7 });
  });

  it('counts every other change of the genre as false, a pause in between or not', () => {
    expect(follow(BLUES, JAZZ, BLUES, undefined, ROCK).falseChanges).toBe(2);
    expect(follow(BLUES, BLUES, BLUES, JAZZ, undefined, ROCK, JAZZ).falseChanges).toBe(2);
    expect(follow(BLUES, undefined, BLUES, BLUES, ROCK).falseChanges).toBe(0);
  });

  it('has no lag when the new genre is never named, and counts what came instead as false', () => {
    expect(follow(BLUES, BLUES, BLUES, JAZZ, JAZZ)).toMatchObject({
      lagSeconds: undefined,
      falseChanges: 1,
    });
  });
});
