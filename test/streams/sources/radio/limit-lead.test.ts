import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SAMPLE_RATE_HZ } from '../../../../streams/audio-format.js';
import { limitLead } from '../../../../streams/sources/radio/limit-lead.js';

describe('limitLead', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('lets a burst through at once, then reads no faster than the clock', async () => {
    let readSeconds = 0;
    async function* endless(): AsyncGenerator<{ readonly samples: Float32Array }> {
      for (;;) {
        readSeconds += 1;
        yield { samples: new Float32Array(SAMPLE_RATE_HZ) };
      }
    }
    const controller = new AbortController();
    const heard = (async () => {
      let seconds = 0;
      for await (const { samples } of limitLead(endless(), controller.signal)) {
        seconds += samples.length / SAMPLE_RATE_HZ;
      }
      return seconds;
    })();
    // Others have their turn between its blocks.
    await vi.advanceTimersByTimeAsync(0);
    expect(readSeconds).toBeLessThan(17);
    for (let turn = 0; turn < 20; turn++) await vi.advanceTimersByTimeAsync(1);
    expect(readSeconds).toBe(17);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(readSeconds).toBeGreaterThan(115);
    expect(readSeconds).toBeLessThan(121);
    controller.abort();
    expect(await heard).toBe(readSeconds - 1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
