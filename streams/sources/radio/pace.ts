/** A server's clock may be a little slow: 0.01 % at most for quartz. */
const GREATEST_SLOWNESS = 0.001;
/** Some servers send several seconds at once: what counts is the best that was reached within so long. */
const LOOK_BACK_SECONDS = 10;
/** Sound that is behind by more is left out. */
const GREATEST_LAG_SECONDS = 3;
const CAUGHT_UP_LAG_SECONDS = 0.5;
/** Where this comes no faster than so, nothing waits that could be left out: the server itself is behind. */
const LEAST_SKIPPING_SPEED = 1.5;
const LEAST_SKIPPING_SECONDS = 1;

type Skipping = { readonly startSeconds: number; readonly atSeconds: number };

/**
 * How sound that is read stands to the clock. A listener that cannot keep up falls behind what is sent, and what
 * waits in sockets grows: then sound is to be skipped until the lead that there was is reached again.
 */
export class Pace {
  readonly #startMs: number;
  #readSeconds = 0;
  #bestLead = 0;
  #recentBest = -Infinity;
  #earlierBest = Infinity;
  #lookedSeconds = 0;
  #skipping: Skipping | undefined;

  constructor(private readonly nowMs: () => number) {
    this.#startMs = nowMs();
  }

  /** Seconds since the first sound. */
  get clockSeconds(): number {
    return (this.nowMs() - this.#startMs) / 1000;
  }

  /** Seconds of sound that were read, skipped ones too. */
  get readSeconds(): number {
    return this.#readSeconds;
  }

  /** Counts a block; true when it is not to be heard. */
  read(blockSeconds: number): boolean {
    this.#readSeconds += blockSeconds;
    const now = this.clockSeconds;
    const lead = this.#readSeconds - now;
    this.#bestLead = Math.max(this.#bestLead, lead);
    this.#look(now, lead);
    if (this.#skipping) this.#goOnSkipping(this.#skipping, now, lead);
    else if (this.#lagSeconds() > GREATEST_LAG_SECONDS) {
      this.#skipping = { startSeconds: now, atSeconds: this.#readSeconds };
    }
    return this.#skipping !== undefined;
  }

  /** The best lead of the last one or two looks. */
  #look(now: number, lead: number): void {
    this.#recentBest = Math.max(this.#recentBest, lead);
    const passed = now - this.#lookedSeconds;
    if (passed < LOOK_BACK_SECONDS / 2) return;
    this.#bestLead -= passed * GREATEST_SLOWNESS;
    this.#earlierBest = this.#recentBest;
    this.#recentBest = lead;
    this.#lookedSeconds = now;
  }

  #lagSeconds(): number {
    return this.#bestLead - Math.max(this.#recentBest, this.#earlierBest);
  }

  #goOnSkipping({ startSeconds, atSeconds }: Skipping, now: number, lead: number): void {
    const skipped = this.#readSeconds - atSeconds;
    const isSlow = skipped < (now - startSeconds) * LEAST_SKIPPING_SPEED;
    const hasCaughtUp = this.#bestLead - lead <= CAUGHT_UP_LAG_SECONDS;
    if (!hasCaughtUp && !(isSlow && skipped >= LEAST_SKIPPING_SECONDS)) return;
    this.#skipping = undefined;
    this.#recentBest = this.#earlierBest = lead;
    if (!hasCaughtUp) this.#bestLead = lead;
  }
}
