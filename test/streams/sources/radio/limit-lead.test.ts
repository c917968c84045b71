import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SAMPLE_RATE_HZ } from '../../../../streams/audio-format.js';
import type { LiveEvent } from '../../../../streams/sources/live-event.js';
import type { Heard } from '../../../../streams/sources/radio/decode-stream.js';
import { limitLead } from '../../../../streams/sources/radio/limit-lead.js';
import { waitFor } from '../../../../streams/sources/radio/wait-for.js';
import { report } from '../../../helpers/report.js';

const sound = (seconds: number): Heard => ({
  kind: 'samples',
  samples: new Float32Array(seconds * SAMPLE_RATE_HZ),
});
const secondsOf = (event: LiveEvent): number =>
  event.kind === 'samples' ? event.samples.length / SAMPLE_RATE_HZ : 0;

describe('limitLead', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('lets a burst through at once, then reads no faster than the clock', async () => {
    let readSeconds = 0;
    async function* endless(): AsyncGenerator<Heard> {
      for (;;) {
        readSeconds += 1;
        yield sound(1);
      }
    }
    const controller = new AbortController();
    const heard = (async () => {
      let seconds = 0;
      for await (const event of limitLead(endless(), controller.signal)) {
        seconds += secondsOf(event);
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

  it('rests a third of a short block before it reads on, and not at all after a long one', async () => {
    const readAtMs: number[] = [];
    async function* frames(): AsyncGenerator<Heard> {
      for (const milliseconds of [30, 60, 300, 300]) {
        readAtMs.push(performance.now());
        yield sound(milliseconds / 1000);
      }
    }
    const startMs = performance.now();
    const heard = (async () => {
      let blocks = 0;
      for await (const block of limitLead(frames(), new AbortController().signal)) {
        blocks += secondsOf(block) > 0 ? 1 : 0;
      }
      return blocks;
    })();
    await vi.advanceTimersByTimeAsync(100);
    expect(await heard).toBe(4);
    const offsets = readAtMs.map((at) => Math.round(at - startMs));
    expect(offsets[1]).toBeGreaterThanOrEqual(9);
    expect(offsets[2]! - offsets[1]!).toBeGreaterThanOrEqual(19);
    expect(offsets[3]! - offsets[2]!).toBeLessThan(5);
  });

  it('is ahead of the clock by 15 s and 0.1 % at most after a day, of a server that sends as fast as it can', async () => {
    const [blockSeconds, daySeconds] = [1, 86_400];
    const block = sound(blockSeconds);
    async function* endless(): AsyncGenerator<Heard> {
      for (;;) yield block;
    }
    const controller = new AbortController();
    let heardSeconds = 0;
    let greatestLeadSeconds = 0;
    const startMs = performance.now();
    const heard = (async () => {
      for await (const event of limitLead(endless(), controller.signal)) {
        heardSeconds += secondsOf(event);
        const clockSeconds = (performance.now() - startMs) / 1000;
        greatestLeadSeconds = Math.max(greatestLeadSeconds, heardSeconds - clockSeconds);
      }
    })();
    await vi.advanceTimersByTimeAsync(daySeconds * 1000);
    controller.abort();
    await heard;
    report(`a day of a server that is too fast: ${greatestLeadSeconds.toFixed(1)} s ahead at most`);
    expect(heardSeconds).toBeGreaterThan(daySeconds);
    expect(greatestLeadSeconds).toBeLessThan(15 + daySeconds * 0.001 + blockSeconds);
  });

  it.each([true, false])(
    'leaves out what waits while it is heard too slowly, if it may: %s',
    async (maySkip) => {
      const startMs = performance.now();
      const sent = (): number => 2 + (performance.now() - startMs) / 1000;
      async function* inRealTime(): AsyncGenerator<Heard> {
        for (let given = 1; ; given++) {
          if (sent() < given) await waitFor((given - sent()) * 1000, controller.signal);
          yield sound(1);
        }
      }
      const controller = new AbortController();
      let heardSeconds = 0;
      let skippedSeconds = 0;
      const heard = (async () => {
        for await (const event of limitLead(inRealTime(), controller.signal, { maySkip })) {
          heardSeconds += secondsOf(event);
          if (event.kind === 'skipped') skippedSeconds += event.seconds;
          else await waitFor(2000, controller.signal);
        }
      })();
      await vi.advanceTimersByTimeAsync(100_000);
      controller.abort();
      await vi.advanceTimersByTimeAsync(1);
      await heard;
      expect(heardSeconds).toBeGreaterThan(45);
      expect(heardSeconds).toBeLessThan(55);
      if (maySkip) expect(sent() - heardSeconds - skippedSeconds).toBeLessThan(15);
      else expect(skippedSeconds).toBe(0);
    },
  );
});
