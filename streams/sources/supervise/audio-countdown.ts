import { SourceStalledError } from '../../errors.js';

/** How long a live source may deliver no sound, in ms. */
export type WatchdogOptions = {
  /** From the opening to the first sound. */
  readonly firstAudioMs: number;
  /** From the last sound to the word `stalled`; HLS pauses as long as its segments are. */
  readonly stalledAfterMs: number;
  /** From then on until the attempt is given up. */
  readonly abandonAfterMs: number;
};

/** Sound at half the pace of the clock is still sound; what trickles more slowly is none. */
const CREDIT_PER_AUDIO = 2;
/** A stalled source is believed again when so much audio came within a second. */
const RESUMED_AFTER_MS = 500;

/** Counts down while no decoded audio comes, whatever comes in bytes. */
export class AudioCountdown {
  #state: 'waiting' | 'sounding' | 'stalled' = 'waiting';
  #dueMs: number;
  #creditMs = 0;

  constructor(
    private readonly options: WatchdogOptions & { readonly name: string },
    private readonly nowMs: () => number,
  ) {
    this.#dueMs = nowMs() + options.firstAudioMs;
  }

  /** When to look next; audio moves it. */
  get dueMs(): number {
    return this.#dueMs;
  }

  /** Takes audio as it comes. True when it is back after it had stalled. */
  push(audioMs: number): boolean {
    const now = this.nowMs();
    const { stalledAfterMs } = this.options;
    if (this.#state === 'sounding') {
      this.#dueMs = Math.min(now + stalledAfterMs, this.#dueMs + CREDIT_PER_AUDIO * audioMs);
      return false;
    }
    const isBack = this.#state === 'stalled';
    if (isBack && !this.#isBelieved(audioMs, now)) return false;
    this.#state = 'sounding';
    this.#dueMs = now + stalledAfterMs;
    return isBack;
  }

  /**
   * True when the sound has stalled just now.
   * @throws SourceStalledError when it stayed away too long.
   */
  look(): boolean {
    const now = this.nowMs();
    if (now < this.#dueMs) return false;
    const { firstAudioMs, stalledAfterMs, abandonAfterMs } = this.options;
    if (this.#state === 'waiting') throw this.#noAudio(firstAudioMs);
    if (this.#state === 'stalled') throw this.#noAudio(stalledAfterMs + abandonAfterMs);
    this.#state = 'stalled';
    this.#dueMs = now + abandonAfterMs;
    return true;
  }

  #isBelieved(audioMs: number, now: number): boolean {
    const leastMs = now - CREDIT_PER_AUDIO * RESUMED_AFTER_MS;
    this.#creditMs = Math.max(this.#creditMs, leastMs) + CREDIT_PER_AUDIO * audioMs;
    return this.#creditMs >= now;
  }

  #noAudio(ms: number): SourceStalledError {
    const message = `${this.options.name}: expected audio within ${ms / 1000} s, none came`;
    return new SourceStalledError('no-sound', message, { retryable: true });
  }
}
