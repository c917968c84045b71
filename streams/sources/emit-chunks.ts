import type { SchedulerLike } from 'rxjs';
import { SAMPLE_RATE_HZ } from '../audio-format.js';
import type { Demand } from './audio-source.js';
import type { Emit } from './events-of-run.js';

/** `realtime`: each chunk when the clock says it has been heard. `demand`: when the listener is ready. */
export type Pace = 'realtime' | 'demand';

/** How chunks are let out. */
export type EmitChunksOptions = {
  readonly pace: Pace;
  readonly demand?: Demand | undefined;
  readonly scheduler: SchedulerLike;
  readonly signal: AbortSignal;
};

/** A tenth of a second: smooth meters, few events. */
export const CHUNK_SAMPLES = SAMPLE_RATE_HZ / 10;

/**
 * Emits decoded blocks as chunks of {@link CHUNK_SAMPLES} (the last may be shorter), with the status
 * `running` before the first. In real time each is due at the start time plus its end in the music, so
 * nothing drifts, and what is late follows at once. Pulls no block before it is wanted.
 */
export const emitChunks = async (
  blocks: AsyncIterable<Float32Array>,
  emit: Emit,
  options: EmitChunksOptions,
): Promise<void> => {
  const { pace, demand, scheduler, signal } = options;
  let heardSamples = 0;
  let startedAtMs = 0;
  for await (const samples of toChunks(blocks)) {
    if (heardSamples === 0) {
      emit({ kind: 'status', state: 'running', reason: 'audio is there' });
      startedAtMs = scheduler.now();
    }
    const startSeconds = heardSamples / SAMPLE_RATE_HZ;
    heardSamples += samples.length;
    const dueMs = startedAtMs + (heardSamples / SAMPLE_RATE_HZ) * 1000;
    if (pace === 'realtime') await waitUntil(dueMs, scheduler, signal);
    else if (demand) await untilReady(demand, signal);
    if (signal.aborted) return;
    const capturedAtMs = scheduler.now();
    emit({ kind: 'audio', chunk: { samples, startSeconds, capturedAtMs, interrupted: false } });
  }
};

async function* toChunks(blocks: AsyncIterable<Float32Array>): AsyncGenerator<Float32Array> {
  let chunk = new Float32Array(CHUNK_SAMPLES);
  let filled = 0;
  for await (const block of blocks) {
    for (let at = 0; at < block.length;) {
      const part = block.subarray(at, at + CHUNK_SAMPLES - filled);
      chunk.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < CHUNK_SAMPLES) continue;
      yield chunk;
      chunk = new Float32Array(CHUNK_SAMPLES);
      filled = 0;
    }
  }
  if (filled > 0) yield chunk.slice(0, filled);
}

/** Ends early when `signal` is aborted: a listener who has left is never ready again. */
const untilReady = (demand: Demand, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) return resolve();
    const leave = (): void => resolve();
    signal.addEventListener('abort', leave, { once: true });
    demand
      .ready()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', leave));
  });

const waitUntil = (dueMs: number, scheduler: SchedulerLike, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const delayMs = dueMs - scheduler.now();
    if (delayMs <= 0 || signal.aborted) return resolve();
    const leave = (): void => {
      timer.unsubscribe();
      resolve();
    };
    signal.addEventListener('abort', leave, { once: true });
    const timer = scheduler.schedule(() => {
      signal.removeEventListener('abort', leave);
      resolve();
    }, delayMs);
  });
