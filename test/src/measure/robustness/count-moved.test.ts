import { describe, expect, it } from 'vitest';
import { countMoved } from '../../../../src/measure/robustness/count-moved.js';

describe('countMoved', () => {
  it('tells answers that were lost from those that were won and those that only moved', () => {
    const answers = [
      { truth: 0, before: 0, after: 0 },
      { truth: 0, before: 0, after: 1 },
      { truth: 0, before: 1, after: 0 },
      { truth: 0, before: 1, after: 2 },
      { truth: 0, before: 0, after: undefined },
    ];
    expect(countMoved(answers)).toEqual({
      count: 5,
      rightBefore: 3,
      rightAfter: 2,
      changed: 4,
      lost: 2,
      won: 1,
    });
  });
});
