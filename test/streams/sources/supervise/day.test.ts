import { map, take, throwError, timer, VirtualAction, VirtualTimeScheduler } from 'rxjs';
import { expect, it } from 'vitest';
import { SAMPLE_RATE_HZ } from '../../../../streams/audio-format.js';
import { SourceUnavailableError } from '../../../../streams/errors.js';
import type { LiveEvent } from '../../../../streams/sources/live-event.js';
import { superviseTone } from '../../../helpers/supervise-in-virtual-time.js';

const DAY_SECONDS = 86_400;
const RUN_SECONDS = 570;
const refused = new SourceUnavailableError('refused', 'refused', { retryable: true });

/**
 * A day of a station whose clock goes `ppm` too fast, with an outage every ten minutes: how far its media time and the
 * wall clock drift apart while it sounds, over the whole day and within one run.
 */
const driftOverADay = (ppm: number) => {
  const scheduler = new VirtualTimeScheduler(VirtualAction, DAY_SECONDS * 1000);
  const exact = SAMPLE_RATE_HZ * (1 + ppm / 1e6);
  let samplesOwed = 0;
  const silences = new Map<number, Float32Array>();
  const aSecond = (): LiveEvent => {
    samplesOwed += exact;
    const count = Math.floor(samplesOwed);
    samplesOwed -= count;
    const samples = silences.get(count) ?? new Float32Array(count);
    silences.set(count, samples);
    return { kind: 'samples', samples };
  };
  const attempt = () =>
    scheduler.now() % 600_000 > RUN_SECONDS * 1000
      ? throwError(() => refused)
      : timer(0, 1000, scheduler).pipe(take(RUN_SECONDS), map(aSecond));
  const found = { runs: 0, mediaSeconds: 0, wallMs: 0, greatestDriftSeconds: 0, wentBack: false };
  let soundingMs = 0;
  superviseTone(attempt, { scheduler }).subscribe((event) => {
    if (event.kind !== 'audio') return;
    const { startSeconds, samples, capturedAtMs, interrupted } = event.chunk;
    found.wentBack ||= startSeconds < found.mediaSeconds - 1e-6 || capturedAtMs < found.wallMs;
    if (interrupted) found.runs += 1;
    else soundingMs += capturedAtMs - (found.mediaSeconds > 0 ? found.wallMs : capturedAtMs);
    // The second that a run begins with was at hand at once.
    const drift = startSeconds - soundingMs / 1000 - found.runs;
    found.greatestDriftSeconds = Math.max(found.greatestDriftSeconds, Math.abs(drift));
    found.mediaSeconds = startSeconds + samples.length / SAMPLE_RATE_HZ;
    found.wallMs = capturedAtMs;
  });
  scheduler.flush();
  return found;
};

it.each([
  [0, 0.001],
  [100, 9],
  [-100, 9],
])(
  'over a day with 143 outages a clock that is %i ppm off drifts by less than %d s',
  (ppm, most) => {
    const { runs, greatestDriftSeconds, mediaSeconds, wentBack } = driftOverADay(ppm);
    expect(runs).toBeGreaterThanOrEqual(140);
    expect(wentBack).toBe(false);
    expect(mediaSeconds).toBeGreaterThan(80_000);
    expect(greatestDriftSeconds).toBeLessThan(most);
  },
);
