import { describe, expect, it } from 'vitest';
import { Pace } from '../../../../streams/sources/radio/pace.js';

const BLOCK_SECONDS = 0.2;
const MINUTE = 60;

/** `sentSeconds` of sound are there at a time; to hear a second of it takes `hearing(time)` seconds. */
type Listening = {
  readonly sentSeconds: (time: number) => number;
  readonly hearing?: (time: number) => number;
  readonly until: number;
};

/** Reads whatever is there, as fast as it can be heard; what is skipped costs next to nothing. */
const listen = ({ sentSeconds, hearing = () => 0.02, until }: Listening) => {
  let now = 0;
  let skippedSeconds = 0;
  const pace = new Pace(() => now * 1000);
  const waiting: { readonly time: number; readonly seconds: number }[] = [];
  while (now < until) {
    if (pace.readSeconds + BLOCK_SECONDS > sentSeconds(now)) {
      now += 0.01;
      continue;
    }
    const isSkipped = pace.read(BLOCK_SECONDS);
    if (isSkipped) skippedSeconds += BLOCK_SECONDS;
    now += isSkipped ? 0.002 : BLOCK_SECONDS * hearing(now);
    waiting.push({ time: now, seconds: sentSeconds(now) - pace.readSeconds });
  }
  const mostWaiting = (from: number, to = until) =>
    Math.max(
      ...waiting.filter(({ time }) => time >= from && time < to).map(({ seconds }) => seconds),
    );
  return { skippedSeconds, mostWaiting };
};

const burst = (time: number): number => 5 + time;

describe('Pace', () => {
  it('skips nothing of a station that is heard as it comes', () => {
    expect(listen({ sentSeconds: burst, until: 10 * MINUTE }).skippedSeconds).toBe(0);
  });

  it.each([1.1, 1.5, 2, 4])(
    'lets no more than fifteen seconds wait when hearing a second takes %d, and nothing when that is over',
    (slowness) => {
      const hearing = (time: number): number => (time < 10 * MINUTE ? slowness : 0.1);
      const until = 12 * MINUTE;
      const { skippedSeconds, mostWaiting } = listen({ sentSeconds: burst, hearing, until });
      expect(mostWaiting(0, 10 * MINUTE)).toBeLessThan(15);
      expect(mostWaiting(11 * MINUTE)).toBeLessThan(1);
      const most = 10 * MINUTE * (1 - 1 / slowness);
      expect(skippedSeconds).toBeGreaterThan(0.8 * most);
      expect(skippedSeconds).toBeLessThan(1.1 * most + 5);
    },
  );

  it('loses little where the server itself lost time, as nothing waits then', () => {
    const sentSeconds = (time: number): number => burst(time < 60 ? time : Math.max(60, time - 8));
    const { skippedSeconds } = listen({ sentSeconds, until: 10 * MINUTE });
    expect(skippedSeconds).toBeLessThan(2);
  });

  it('takes what comes in pieces of up to ten seconds for what it is', () => {
    const sentSeconds = (time: number): number => 10 * (1 + Math.floor(time / 10));
    expect(listen({ sentSeconds, until: 10 * MINUTE }).skippedSeconds).toBe(0);
  });

  it('follows a clock that is slow', () => {
    const sentSeconds = (time: number): number => 5 + time * 0.9995;
    expect(listen({ sentSeconds, until: 200 * MINUTE }).skippedSeconds).toBe(0);
  });
});
