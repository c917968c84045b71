import type { ChildProcess } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askNaudiodon } from '../../../../streams/sources/microphone/ask-naudiodon.js';
import { startCaptureChild } from '../../../../streams/sources/microphone/start-capture-child.js';

vi.mock('../../../../streams/sources/microphone/start-capture-child.js');

const child = { kill: () => true } as unknown as ChildProcess;

/** A child that says nothing and ends when it is told to. */
const startSilentChild: typeof startCaptureChild = (_device, _onMessage, signal) =>
  Promise.resolve({
    child,
    ended: new Promise((resolve) =>
      signal.addEventListener('abort', () => resolve('was ended by SIGKILL')),
    ),
  });

describe('askNaudiodon', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('ends a child that does not answer', async () => {
    vi.mocked(startCaptureChild).mockImplementation(startSilentChild);
    const asking = expect(askNaudiodon()).rejects.toMatchObject({
      code: 'no-device-list',
      retryable: true,
    });
    await vi.advanceTimersByTimeAsync(15_000);
    await asking;
  });

  it('ends the child when nobody wants to know any more', async () => {
    vi.mocked(startCaptureChild).mockImplementation(startSilentChild);
    const left = new AbortController();
    const asking = expect(askNaudiodon(left.signal)).rejects.toThrow('was ended by SIGKILL');
    left.abort();
    await asking;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer behind when the child cannot be started', async () => {
    vi.mocked(startCaptureChild).mockImplementation(() => {
      throw new Error('no program');
    });
    await expect(askNaudiodon()).rejects.toThrow('no program');
    expect(vi.getTimerCount()).toBe(0);
  });
});
