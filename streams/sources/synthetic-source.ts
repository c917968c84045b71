import { asyncScheduler, type SchedulerLike } from 'rxjs';
import { SAMPLE_RATE_HZ } from '../audio-format.js';
import { SourceUnavailableError } from '../errors.js';
import type { AudioSource } from './audio-source.js';
import { CHUNK_SAMPLES, emitChunks, type Pace } from './emit-chunks.js';
import { eventsOfRun, type Emit } from './events-of-run.js';
import {
  isSyntheticName,
  SYNTHETIC_NAMES,
  type SyntheticName,
} from './synthetic/synthetic-names.js';
import { prepareSynthetic, readSynthetic, titleAt } from './synthetic/read-synthetic.js';

/** How made-up sound is played. */
export type SyntheticSourceOptions = {
  /** @default 'realtime' */
  readonly pace?: Pace | undefined;
  /** Length, after which the source completes. @default Infinity */
  readonly seconds?: number | undefined;
  /** @default asyncScheduler */
  readonly scheduler?: SchedulerLike | undefined;
};

async function* makeBlocks(
  name: SyntheticName,
  seconds: number,
  emit: Emit,
): AsyncGenerator<Float32Array> {
  const length = Math.round(seconds * SAMPLE_RATE_HZ);
  let title: string | undefined;
  for (let at = 0; at < length; at += CHUNK_SAMPLES) {
    const newTitle = titleAt(name, at);
    if (newTitle !== title) {
      emit({ kind: 'metadata', title: newTitle });
      await prepareSynthetic(name, at);
    }
    title = newTitle;
    yield readSynthetic(name, at, Math.min(CHUNK_SAMPLES, length - at));
  }
}

/**
 * Plays a pattern made by our own code, the same each time; `demo` goes through several, telling titles.
 * @throws SourceUnavailableError at once for an unknown name.
 */
export const createSyntheticSource = (
  name: string,
  options: SyntheticSourceOptions = {},
): AudioSource => {
  const { pace = 'realtime', seconds = Infinity, scheduler = asyncScheduler } = options;
  if (!isSyntheticName(name)) {
    const message = `synthetic:${name}: expected one of ${SYNTHETIC_NAMES.join(', ')}, got "${name}"`;
    throw new SourceUnavailableError('unknown-synthetic', message);
  }
  return {
    uri: `synthetic:${name}`,
    live: pace === 'realtime',
    events: (demand) =>
      eventsOfRun(async (emit, signal) => {
        emit({ kind: 'status', state: 'starting', reason: 'making the sound' });
        const blocks = makeBlocks(name, seconds, emit);
        await emitChunks(blocks, emit, { pace, demand, scheduler, signal });
        emit({ kind: 'status', state: 'stopped', reason: 'the sound came to its end' });
      }),
  };
};
