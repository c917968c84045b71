import { describe, expect, it } from 'vitest';
import { queueBlocks } from '../../../../streams/sources/microphone/queue-blocks.js';

const blockOf = (value: number): Float32Array => Float32Array.of(value);

describe('queueBlocks', () => {
  it('posts one block at a time, in order', () => {
    const posted: number[] = [];
    const done: Array<() => void> = [];
    const queue = queueBlocks((samples, _dropped, next) => {
      posted.push(samples[0]!);
      done.push(next);
    }, 10);
    [1, 2, 3].forEach((value) => queue.push(blockOf(value)));
    expect(posted).toEqual([1]);
    done.shift()!();
    done.shift()!();
    expect(posted).toEqual([1, 2, 3]);
  });

  it('drops the oldest when too many wait, and tells how many with the next', () => {
    const posted: Array<readonly [number, number]> = [];
    let done = (): void => undefined;
    const queue = queueBlocks((samples, dropped, next) => {
      posted.push([samples[0]!, dropped]);
      done = next;
    }, 2);
    [1, 2, 3, 4, 5].forEach((value) => queue.push(blockOf(value)));
    done();
    done();
    expect(posted).toEqual([
      [1, 0],
      [4, 2],
      [5, 0],
    ]);
  });
});
