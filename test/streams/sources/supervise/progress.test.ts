import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SAMPLE_RATE_HZ } from '../../../../streams/audio-format.js';
import { Progress } from '../../../../streams/sources/supervise/progress.js';
import { createSteadyClock } from '../../../../streams/steady-clock.js';

type Act =
  | { readonly kind: 'audio'; readonly samples: number; readonly interrupted: boolean }
  | { readonly kind: 'end' | 'stall' | 'resume' };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('audio' as const),
      samples: fc.integer({ min: 1, max: 10_000 }),
      interrupted: fc.boolean(),
    }),
  },
  fc.record({ kind: fc.constantFrom('end' as const, 'stall' as const, 'resume' as const) }),
);
const step = fc.record({
  act,
  passMs: fc.double({ min: 0, max: 1e7, noNaN: true }),
  /** Somebody sets the system's clock. */
  setMs: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: -1e9, max: 1e9 })),
});

it('media time goes on without a hole and wall time never back, whatever breaks and however the clock is set', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let [wallMs, monotonicMs] = [1.7e12, 0];
      const monotonic = (): number => monotonicMs;
      const wall = createSteadyClock({ wall: () => wallMs, monotonic });
      const progress = new Progress({ wallMs: wall, elapsedMs: monotonic });
      let [heardSamples, lastWallMs, isBroken] = [0, 0, false];
      for (const { act, passMs, setMs } of steps) {
        monotonicMs += passMs;
        wallMs += passMs + setMs;
        if (act.kind === 'end') progress.endAttempt();
        if (act.kind === 'stall') progress.stall(15_000);
        if (act.kind === 'resume') progress.running();
        isBroken ||= act.kind === 'end' || act.kind === 'stall';
        if (act.kind !== 'audio') continue;
        const samples = new Float32Array(act.samples);
        for (const event of progress.takeAudio({ samples, interrupted: act.interrupted })) {
          if (event.kind === 'status') expect(event.gapSeconds ?? 0).toBeGreaterThanOrEqual(0);
          if (event.kind !== 'audio') continue;
          const { startSeconds, capturedAtMs, interrupted } = event.chunk;
          expect(startSeconds).toBe(heardSamples / SAMPLE_RATE_HZ);
          expect(capturedAtMs).toBeGreaterThanOrEqual(lastWallMs);
          if (isBroken && heardSamples > 0) expect(interrupted).toBe(true);
          lastWallMs = capturedAtMs;
        }
        heardSamples += act.samples;
        isBroken = false;
      }
    }),
    { numRuns: 500 },
  );
});
