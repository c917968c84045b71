import { delay, map, merge, type Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { describe, expect, it } from 'vitest';
import { putOffEnd } from '../../src/put-off-end.js';
import type { SourceEvent } from '../../streams/index.js';

const values = {
  r: { kind: 'status', state: 'running' },
  t: { kind: 'metadata', title: 'a' },
  s: { kind: 'status', state: 'stopped' },
  f: { kind: 'status', state: 'failed', reason: 'gone' },
} satisfies Record<string, SourceEvent>;

const late = (events: Observable<SourceEvent>) => events.pipe(delay(3));
const run = (check: Parameters<TestScheduler['run']>[0]) =>
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(check);

describe('putOffEnd', () => {
  it('lets the last word come after all that was still under way', () => {
    run(({ cold, expectObservable }) => {
      const source = cold<SourceEvent>('-r-ts|', values);
      expectObservable(source.pipe(putOffEnd(late))).toBe('----r-(ts|)', values);
    });
  });

  it('lets an error come last', () => {
    run(({ cold, expectObservable }) => {
      const source = cold<SourceEvent>('-r-t#', values);
      expectObservable(source.pipe(putOffEnd(late))).toBe('----r-(t#)', values);
    });
  });

  it('does not hold back that a source failed: it may be tried again', () => {
    run(({ cold, expectObservable }) => {
      const source = cold<SourceEvent>('-f---r', values);
      expectObservable(source.pipe(putOffEnd(late))).toBe('----f---r', values);
    });
  });

  it('does not hold back what was not the last word', () => {
    run(({ cold, expectObservable }) => {
      const source = cold<SourceEvent>('-r-s-r-|', values);
      expectObservable(source.pipe(putOffEnd(late))).toBe('    ----r---(r|)', values);
    });
  });

  it('opens the source once and closes it with the listener', () => {
    run(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold<SourceEvent>('-r---t', values);
      const both = (events: Observable<SourceEvent>) => merge(events, events.pipe(map(() => 'x')));
      expectObservable(source.pipe(putOffEnd<SourceEvent | string>(both)), '^--!').toBe('-(rx)', {
        ...values,
        x: 'x',
      });
      expectSubscriptions(source.subscriptions).toBe('^--!');
    });
  });
});
