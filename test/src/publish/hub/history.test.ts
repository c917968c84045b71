import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StationMessage } from '../../../../src/protocol/index.js';
import { createHistory } from '../../../../src/publish/hub/history.js';
import { toPublished } from '../../../../src/publish/hub/published.js';
import { titleBody } from '../../../helpers/fake-bodies.js';

const START = { seq: 40, order: 90 };

const publish = (seq: number, order: number, title = 'x') =>
  toPublished({ ...titleBody(title), station: 'fip', seq } as StationMessage, order);

const createFull = (maxHeldMessages: number, count: number, maxHeldBytes = Infinity) => {
  const history = createHistory({ maxHeldMessages, maxHeldBytes }, START);
  for (let nth = 1; nth <= count; nth += 1) history.push(publish(40 + nth, 90 + nth * 3));
  return history;
};

describe('createHistory', () => {
  it('holds nothing at first and stands where it began', () => {
    const history = createFull(3, 0);
    expect(history.floor()).toEqual(START);
    expect(history.lastSeq()).toBe(40);
    expect(history.afterSeq(0)).toBeUndefined();
    expect(history.afterOrder(0)).toBeUndefined();
  });

  it('gives up the oldest message beyond its count and says which was the last', () => {
    const history = createFull(3, 5);
    expect(history.floor()).toEqual({ seq: 42, order: 96 });
    expect(history.afterSeq(0)?.message.seq).toBe(43);
    expect(history.lastSeq()).toBe(45);
  });

  it('gives up the oldest messages beyond its bytes, also one that is too big by itself', () => {
    const bytes = publish(41, 91).frame().data.length;
    expect(createFull(100, 50, bytes * 4).floor()).toMatchObject({ seq: 86 });
    const history = createFull(100, 2, bytes * 4);
    history.push(publish(43, 200, 'x'.repeat(bytes * 4)));
    expect(history.floor()).toEqual({ seq: 43, order: 200 });
    history.push(publish(44, 201));
    expect(history.afterSeq(0)?.message.seq).toBe(44);
  });

  it('finds what comes after any number, however many came and went', () => {
    const few = fc.record({
      limit: fc.integer({ min: 1, max: 40 }),
      count: fc.integer({ min: 0, max: 1500 }),
      asked: fc.integer({ min: 0, max: 1600 }),
    });
    fc.assert(
      fc.property(few, ({ limit, count, asked }) => {
        const history = createFull(limit, count);
        const first = Math.max(asked, count - limit, 0) + 1;
        const expected = first > count ? undefined : 40 + first;
        expect(history.afterSeq(40 + asked)?.message.seq).toBe(expected);
        expect(history.afterOrder(90 + asked * 3)?.message.seq).toBe(expected);
        expect(history.afterOrder(90 + asked * 3 + 2)?.message.seq).toBe(expected);
        expect(history.lastSeq()).toBe(40 + count);
        expect(history.floor().seq).toBe(40 + Math.max(0, count - limit));
      }),
      { numRuns: 60 },
    );
  });
});
