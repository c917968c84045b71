import type { Alarm, AlarmKind } from './alarm.js';

/** So long it must be well before an alarm has ended. */
const WELL_SECONDS = 1;

/** Turns what is wrong at each moment into one alarm with beginning and end. */
export class AlarmHold {
  readonly #alarm: AlarmKind;
  #startSeconds: number | undefined;
  #wrongUntilSeconds = 0;

  constructor(alarm: AlarmKind) {
    this.#alarm = alarm;
  }

  /** After a block: since when it is wrong, if it is, and after how long that is an alarm (0: never). */
  push(sinceSeconds: number | undefined, nowSeconds: number, afterSeconds: number): Alarm[] {
    if (sinceSeconds === undefined || afterSeconds === 0) {
      return nowSeconds - this.#wrongUntilSeconds >= WELL_SECONDS ? this.end() : [];
    }
    this.#wrongUntilSeconds = nowSeconds;
    if (this.#startSeconds !== undefined || nowSeconds - sinceSeconds < afterSeconds) return [];
    this.#startSeconds = sinceSeconds;
    return [{ event: 'began', alarm: this.#alarm, startSeconds: sinceSeconds }];
  }

  /** Ends what lasts with what was heard last. */
  end(): Alarm[] {
    if (this.#startSeconds === undefined) return [];
    const startSeconds = this.#startSeconds;
    this.#startSeconds = undefined;
    const endSeconds = this.#wrongUntilSeconds;
    return [{ event: 'ended', alarm: this.#alarm, startSeconds, endSeconds }];
  }
}
