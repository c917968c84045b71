import { describe, expect, it } from 'vitest';
import type { SubscriptionEvent, Wish } from '../../../src/client/index.js';
import { createSubscription } from '../../../src/client/subscription.js';
import { emptySnapshotOf, predictionOf } from '../../helpers/dashboard-messages.js';

const open = (wish: Wish = {}) => {
  const heard: SubscriptionEvent[] = [];
  const observer = {
    next: (e: SubscriptionEvent) => void heard.push(e),
    error() {},
    complete() {},
  };
  const { hear, lose, request } = createSubscription('1', wish, observer);
  const begin = (seq: number, station = 'fip'): void => {
    hear({ type: 'subscribed', id: '1', stations: [station] });
    hear({ ...emptySnapshotOf(), id: '1', stations: [{ station, uri: 'x:y', seq }] });
  };
  const say = (...seqs: readonly number[]): void =>
    seqs.forEach((seq) => hear(predictionOf('fip', 'jazz', seq)));
  /** What was heard after the snapshots. */
  const later = () => heard.filter(({ type }) => type !== 'snapshot');
  const seqs = () => later().flatMap((each) => ('seq' in each ? [each.seq] : []));
  return { hear, lose, request, begin, say, later, seqs };
};

describe('createSubscription', () => {
  it('goes on after the last message of each station', () => {
    const { begin, say, lose, request, seqs } = open({ topK: 2 });
    expect(request()).toEqual({ type: 'subscribe', id: '1', topK: 2, since: undefined });
    begin(4);
    say(5, 6);
    lose();
    expect(request().since).toEqual({ fip: 6 });
    say(7);
    begin(8);
    say(7, 8, 9);
    expect(seqs()).toEqual([5, 6, 7, 8, 9]);
  });

  it('begins after its own `since`, and hears nothing twice', () => {
    const { begin, say, request, seqs } = open({ since: 2 });
    expect(request().since).toBe(2);
    begin(4);
    say(3, 4, 3, 4, 5);
    expect(seqs()).toEqual([3, 4, 5]);
    expect(request().since).toEqual({ fip: 5 });
  });

  it('waits for its own beginning while others on the socket hear already', () => {
    const { begin, say, seqs } = open({ since: 2 });
    say(6);
    begin(6);
    say(3, 4, 5, 6, 7);
    expect(seqs()).toEqual([3, 4, 5, 6, 7]);
  });

  it('tells a gap once, and only of what it has not', () => {
    const { hear, begin, say, later } = open({ since: 5 });
    begin(20);
    hear({ type: 'gap', station: 'fip', from: 3, to: 10 });
    hear({ type: 'gap', station: 'fip', from: 3, to: 10 });
    say(11);
    expect(later()).toMatchObject([{ type: 'gap', from: 6, to: 10 }, { seq: 11 }]);
  });

  it('calls the past of a station lost that counts from the beginning again', () => {
    const { begin, say, lose, later } = open();
    begin(500);
    lose();
    begin(7);
    say(8);
    expect(later()).toMatchObject([{ type: 'gap', station: 'fip', from: 0, to: 7 }, { seq: 8 }]);
  });

  it('does not ask again for what it did not want, as far as a heartbeat has counted', () => {
    const { hear, begin, say, request, seqs } = open({ events: ['detection'] });
    begin(4);
    say(5);
    hear({ type: 'heartbeat', wallTimeMs: 1, seqs: { fip: 90, jazz: 3 } });
    expect(request()).toMatchObject({ events: ['detection'], since: { fip: 90 } });
    expect(seqs()).toEqual([]);
  });

  it('hears only the stations that it named or that fit', () => {
    const { hear, begin, say, later } = open({ stations: ['f?p', 'jazz'] });
    begin(1);
    say(2);
    hear(predictionOf('rock', 'rock', 3));
    hear({ type: 'lagged', station: 'rock', dropped: 1 });
    hear({ type: 'lagged', station: 'jazz', dropped: 2 });
    expect(later()).toMatchObject([{ station: 'fip' }, { station: 'jazz', dropped: 2 }]);
  });

  it('gets no more than it asked for, whatever others on the socket want', () => {
    const { begin, say, later, seqs } = open({ topK: 3, minIntervalMs: 2000 });
    begin(0);
    say(1, 2, 3, 4, 5);
    expect(seqs()).toEqual([1, 3, 5]);
    const [first] = later();
    expect(first?.type === 'prediction' && Object.keys(first.smoothed)).toHaveLength(3);
  });

  it('takes any name for a station', () => {
    const { hear, begin, request } = open();
    begin(1, '__proto__');
    hear({ ...predictionOf('__proto__', 'jazz', 2) });
    expect(JSON.stringify(request().since)).toBe('{"__proto__":2}');
  });
});
