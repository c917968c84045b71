import { describe, expect, it } from 'vitest';
import type { TrainingProgress } from '../../../../models/index.js';
import { showClips } from '../../../../src/cli/progress/show-clips.js';
import { showReading } from '../../../../src/cli/train/show-reading.js';
import { showTraining } from '../../../../src/cli/train/show-training.js';
import { createTimeLeft } from '../../../../src/cli/progress/time-left.js';

/** A made-up stderr and clock. */
const setUp = (isTTY: boolean) => {
  const written: string[] = [];
  const stderr = { isTTY, write: (text: string) => written.push(text) };
  const clock = { ms: 0 };
  return {
    written,
    clock,
    stderr: stderr as unknown as NodeJS.WriteStream,
    nowMs: () => clock.ms,
  };
};

const step: TrainingProgress = { epoch: 1, epochs: 2, step: 1, stepsPerEpoch: 10, loss: 2.5 };

describe('progress of a training', () => {
  it('reckons the time left from the pace since it began to look', () => {
    const { clock, nowMs } = setUp(true);
    const timeLeft = createTimeLeft(nowMs);
    expect(timeLeft(0.5)).toBe('');
    clock.ms = 60_000;
    expect(timeLeft(0.6)).toBe('  4 min left');
    expect(timeLeft(0.9)).toBe('  15 s left');
    expect(timeLeft(1)).toBe('');
    clock.ms = 7_200_000;
    expect(timeLeft(0.6)).toBe('  8.0 h left');
  });

  it('draws over one line on a terminal', () => {
    const { written, clock, stderr, nowMs } = setUp(true);
    const { update, end } = showTraining(stderr, nowMs);
    update(step);
    update({ ...step, step: 2 });
    clock.ms = 1000;
    update({ ...step, step: 3, validAccuracy: 0.5, validLogLoss: 1.25, bestEpoch: 1 });
    end();
    expect(written).toHaveLength(3);
    expect(written[0]).toMatch(/^\r\u001b\[K█░+ epoch 1\/2 {2}loss 2\.500$/);
    expect(written[1]).toContain('validation 50.0 %, log-loss 1.250, best at epoch 1  9 s left');
    expect(written[2]).toBe('\n');
  });

  it('writes plain lines elsewhere: now and then, and at each look at the validation clips', () => {
    const { written, clock, stderr, nowMs } = setUp(false);
    const { update, end } = showTraining(stderr, nowMs);
    for (let number = 1; number <= 10; number++) {
      update({ ...step, step: number });
      clock.ms += 2000;
    }
    update({ ...step, step: 10, validAccuracy: 0.4 });
    end();
    expect(written).toEqual([
      'epoch 1/2  loss 2.500  28 s left\n',
      'epoch 1/2  loss 2.500  validation 40.0 %  22 s left\n',
    ]);
  });

  it('does not count files from the cache as work', () => {
    const { written, clock, stderr, nowMs } = setUp(true);
    const { update } = showReading(stderr, nowMs);
    update({ done: 50, files: 100, cached: 50 });
    clock.ms = 1000;
    update({ done: 51, files: 100, cached: 50 });
    clock.ms = 2000;
    update({ done: 52, files: 100, cached: 50 });
    expect(written[0]).toMatch(/50 of 100 files, 50 of them from the cache$/);
    expect(written[2]).toMatch(/52 of 100 files, 50 of them from the cache {2}48 s left$/);
  });
});

describe('progress over clips', () => {
  it('counts in plain lines where there is no terminal, the last one in any case', () => {
    const { written, clock, stderr, nowMs } = setUp(false);
    const show = showClips(stderr, nowMs);
    show(1, 10);
    clock.ms = 12_000;
    show(4, 10);
    show(5, 10);
    show(10, 10);
    expect(written).toEqual(['4 of 10 clips  24 s left\n', '10 of 10 clips\n']);
  });
});
