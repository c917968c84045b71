import { concat, EMPTY, map, NEVER, type Observable, take, throwError, timer } from 'rxjs';
import type { SchedulerLike } from 'rxjs';
import seedrandom from 'seedrandom';
import { SourceUnavailableError } from '../../streams/errors.js';
import type { AudioSource } from '../../streams/index.js';
import type { LiveEvent } from '../../streams/sources/live-event.js';
import { supervise } from '../../streams/sources/supervise/supervise.js';
import { synthesiseSweep } from './synthesise-sweep.js';
import { SAMPLE_RATE_HZ } from '../../streams/audio-format.js';

const WATCHDOG = { firstAudioMs: 30_000, stalledAfterMs: 15_000, abandonAfterMs: 15_000 };
const SWEEP_SECONDS = 20;
const sweep = synthesiseSweep(SAMPLE_RATE_HZ, SWEEP_SECONDS);

const refused = new SourceUnavailableError('refused', 'refused', { retryable: true });
const gone = new SourceUnavailableError('http-404', 'not there');

const secondOf = (index: number): LiveEvent => {
  const at = (index % SWEEP_SECONDS) * SAMPLE_RATE_HZ;
  return { kind: 'samples', samples: sweep.slice(at, at + SAMPLE_RATE_HZ) };
};

/** A station whose every attempt ends in one of the ways that attempts end in, by chance of its own seed. */
export const createReconnectingSource = (
  seed: string,
  scheduler: SchedulerLike,
): { readonly source: AudioSource; readonly attempts: () => number } => {
  const random = seedrandom(seed);
  let attempts = 0;
  const fail = (error: Error): Observable<never> => throwError(() => error);
  const endings = [() => fail(refused), () => NEVER, () => EMPTY] as const;
  const one = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!;
  const attempt = (): Observable<LiveEvent> => {
    attempts += 1;
    const chance = random();
    if (chance < 0.25) return fail(refused);
    if (chance < 0.35) return fail(gone);
    if (chance < 0.4) return NEVER;
    const seconds = 4 + Math.floor(random() * 9);
    const sound = timer(0, 1000, scheduler).pipe(take(seconds), map(secondOf));
    return concat(sound, one(endings)());
  };
  const options = { scheduler, random, giveUp: 'never' } as const;
  const events = () => supervise(attempt, { name: seed, watchdog: WATCHDOG }, options);
  return { source: { uri: `radio:${seed}`, live: true, events }, attempts: () => attempts };
};
