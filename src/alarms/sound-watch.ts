import type { AlarmKind } from './alarm.js';
import type { AlarmOptions } from './alarm-options.js';
import { findTone, type Tone } from './find-tone.js';
import { LoopFinder } from './loop-finder.js';
import { type BlockLevel, measureBlock } from './measure-block.js';
import type { SoundBlock } from './sound-block.js';

/** Since when each thing is wrong; what is well is left out. */
export type Wrongs = { readonly [Kind in AlarmKind]?: number | undefined };

/** The mean of the sound moves towards that of a block by this much: DC is what stays over two seconds. */
const DC_STEP = 0.1;

const isSameTone = (one: Tone, other: Tone): boolean =>
  Math.abs(one.frequencyHz - other.frequencyHz) < Math.max(2, 0.01 * one.frequencyHz) &&
  one.rms < 1.5 * other.rms &&
  other.rms < 1.5 * one.rms;

/** Says block by block what is wrong with the sound and since when. Remembers what was heard until told of a gap. */
export class SoundWatch {
  readonly #loops = new LoopFinder();
  #quietSince: number | undefined;
  #dcSince: number | undefined;
  #dc = 0;
  #tone: (Tone & { readonly since: number }) | undefined;

  push(block: SoundBlock, { deadAirBelowDb, dcAbove }: AlarmOptions): Wrongs {
    if (block.interrupted) this.#forget();
    const level = measureBlock(block.samples);
    const { startSeconds } = block;
    const isQuiet = level.rms < 10 ** (deadAirBelowDb / 20);
    this.#quietSince = isQuiet ? (this.#quietSince ?? startSeconds) : undefined;
    this.#dc += DC_STEP * (level.mean - this.#dc);
    this.#dcSince = Math.abs(this.#dc) > dcAbove ? (this.#dcSince ?? startSeconds) : undefined;
    this.#followTone(block, isQuiet ? undefined : level);
    return {
      'dead-air': this.#quietSince,
      tone: this.#tone?.since,
      loop: this.#followLoop(block),
      'dc-offset': this.#dcSince,
    };
  }

  #forget(): void {
    this.#quietSince = undefined;
    this.#dcSince = undefined;
    this.#dc = 0;
    this.#tone = undefined;
    this.#loops.forget();
  }

  #followTone({ samples, startSeconds }: SoundBlock, level: BlockLevel | undefined): void {
    const tone = level && findTone(samples, level);
    const isHeld = tone && this.#tone && isSameTone(this.#tone, tone);
    this.#tone = tone && { ...tone, since: isHeld ? this.#tone!.since : startSeconds };
  }

  /** A tone repeats itself too, but is called by its own name. */
  #followLoop({ samples, endSeconds }: SoundBlock): number | undefined {
    if (!this.#tone) return this.#loops.push(samples, endSeconds);
    this.#loops.forget();
    return undefined;
  }
}
