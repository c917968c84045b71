import type { AudioChunk } from '../../audio-format.js';
import { SAMPLE_RATE_HZ } from '../../audio-format.js';
import type { SourceEvent, SourceState } from '../audio-source.js';
import type { Clock } from './clock.js';

type Samples = { readonly samples: Float32Array; readonly interrupted?: boolean };

/** Audio that ends sooner than this does not show that all is well. */
const BRIEF_SAMPLES = 3 * SAMPLE_RATE_HZ;

/** A machine that is too slow has many stations to tell of. */
const SKIPPED_TOLD_EVERY_MS = 60_000;

/** What is known of a live source over all its attempts. */
export class Progress {
  failures = 0;
  briefRuns = 0;
  slowWaits = 0;
  #heardSamples = 0;
  #attemptSamples = 0;
  #isBroken = false;
  #skippedSeconds = 0;
  #tellSkippedAtMs = 0;
  #quietSinceMs: number;
  readonly #said = new Set<string>();
  #saidState: SourceState = 'starting';

  constructor(private readonly clock: Clock) {
    this.#quietSinceMs = clock.elapsedMs();
  }

  /** True once audio was heard in any attempt. */
  get hasHeard(): boolean {
    return this.#heardSamples > 0;
  }

  /** Since the last audio, or since the beginning. */
  get silentMs(): number {
    return this.clock.elapsedMs() - this.#quietSinceMs;
  }

  /** The events that audio amounts to: `running` goes before the first of an attempt. */
  takeAudio({ samples, interrupted = false }: Samples): readonly SourceEvent[] {
    const isFirst = this.#attemptSamples === 0;
    const running = isFirst ? [this.running()] : this.#tellSkipped();
    const chunk: AudioChunk = {
      samples,
      startSeconds: this.#heardSamples / SAMPLE_RATE_HZ,
      capturedAtMs: this.clock.wallMs(),
      interrupted: interrupted || (this.hasHeard && (isFirst || this.#isBroken)),
    };
    this.#heardSamples += samples.length;
    this.#attemptSamples += samples.length;
    this.#isBroken = false;
    this.#quietSinceMs = this.clock.elapsedMs();
    this.failures = 0;
    this.slowWaits = 0;
    return [...running, { kind: 'audio', chunk }];
  }

  /** To be said before the audio that is back; how long it was away is told. */
  running(): SourceEvent {
    const seconds = Number((this.silentMs / 1000).toFixed(1));
    const isBack = this.hasHeard;
    const reason = `${isBack ? 'audio is back' : 'audio'} after ${seconds.toFixed(1)} s`;
    this.#said.clear();
    return { kind: 'status', state: 'running', reason, ...(isBack && { gapSeconds: seconds }) };
  }

  /** Sound came and was left out, as listening fell behind. The audio that goes on tells, at most once a minute. */
  skip(seconds: number): void {
    this.#isBroken = true;
    this.#skippedSeconds += seconds;
    this.#quietSinceMs = this.clock.elapsedMs();
  }

  #tellSkipped(): readonly SourceEvent[] {
    const nowMs = this.clock.elapsedMs();
    if (this.#skippedSeconds === 0 || nowMs < this.#tellSkippedAtMs) return [];
    const gapSeconds = Number(this.#skippedSeconds.toFixed(1));
    this.#skippedSeconds = 0;
    this.#tellSkippedAtMs = nowMs + SKIPPED_TOLD_EVERY_MS;
    const reason = `${gapSeconds.toFixed(1)} s of sound left out: it came faster than it could be heard`;
    return [{ kind: 'status', state: 'running', reason, gapSeconds }];
  }

  /** Audio stays away though the attempt goes on: what comes next does not follow on what came last. */
  stall(afterMs: number): SourceEvent {
    this.#isBroken = true;
    const reason = `connected, but no audio for ${afterMs / 1000} s`;
    return { kind: 'status', state: 'stalled', reason };
  }

  /** The attempt is over. */
  endAttempt(): void {
    if (this.#attemptSamples === 0) this.failures += 1;
    else this.briefRuns = this.#attemptSamples < BRIEF_SAMPLES ? this.briefRuns + 1 : 0;
    this.#attemptSamples = 0;
  }

  /** True for a new state and for what was not said since audio was heard last: each kind of trouble is told once. */
  isNews(state: SourceState, text: string): boolean {
    const isChange = this.#saidState !== state;
    this.#saidState = state;
    if (!isChange && this.#said.has(text)) return false;
    // A server may find new words for each refusal: they are all said, but not all remembered.
    if (this.#said.size >= 16) this.#said.clear();
    this.#said.add(text);
    return true;
  }
}
