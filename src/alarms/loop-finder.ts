import { type Anchor, dropAnchor, findAnchor } from './anchor.js';
import { LOOP_RATE_HZ, LoopMemory } from './loop-memory.js';
import { compareWithBefore, type Delay, fitDelay, type Repetition } from './repetition.js';

const SHORTEST = Math.ceil(LOOP_RATE_HZ / 4);
/** 4.8 s: what is compared reaches back this far and a second more. */
const LONGEST = 4.8 * LOOP_RATE_HZ;
/** So much of the power may differ from one time to the next; a low bit rate needs some of it. */
const MOST_RESIDUE = 0.1;
/** Blocks that are judged together, so that a rest within a loop does not break it. */
const JUDGED_BLOCKS = 5;

type Lock = {
  readonly delay: Delay;
  readonly sinceSeconds: number;
  readonly recent: readonly Repetition[];
};

const isRepeated = (recent: readonly Repetition[]): boolean => {
  const sum = (part: keyof Repetition) => recent.reduce((total, each) => total + each[part], 0);
  return sum('residue') <= MOST_RESIDUE * sum('power');
};

/**
 * Finds out whether the same stretch of sound, a quarter of a second to 4.8 s long, is heard over and over:
 * remembers one second, waits until it comes again, and from then on compares with what was so long before.
 * A shorter stretch is found by a multiple of its length.
 */
export class LoopFinder {
  #memory: LoopMemory | undefined;
  #anchor: Anchor | undefined;
  #lock: Lock | undefined;

  /** Since when what is heard repeats itself, after another block; undefined where it does not. */
  push(samples: Float32Array, endSeconds: number): number | undefined {
    this.#memory ??= new LoopMemory();
    const from = this.#memory.length;
    this.#memory.push(samples);
    if (this.#lock) this.#follow(this.#memory, this.#lock, from);
    else this.#search(this.#memory, from, endSeconds);
    return this.#lock?.sinceSeconds;
  }

  /** Forgets all that was heard. */
  forget(): void {
    this.#memory = undefined;
    this.#anchor = undefined;
    this.#lock = undefined;
  }

  #follow(memory: LoopMemory, lock: Lock, from: number): void {
    const now = compareWithBefore(memory, lock.delay, from, memory.length);
    const recent = [...lock.recent, now].slice(-JUDGED_BLOCKS);
    this.#lock = isRepeated(recent) ? { ...lock, recent } : undefined;
    if (!this.#lock) this.#anchor = dropAnchor(memory);
  }

  #search(memory: LoopMemory, from: number, endSeconds: number): void {
    const anchor = this.#anchor;
    if (!anchor || memory.length - anchor.end > LONGEST) {
      this.#anchor = dropAnchor(memory);
      return;
    }
    const start = Math.max(from, anchor.end + SHORTEST);
    const end = findAnchor(anchor, memory, start, memory.length);
    if (end === undefined) return;
    const { delay, ...first } = fitDelay(memory, end - anchor.end, end);
    if (!isRepeated([first])) return;
    const repeatedSamples = memory.length - anchor.end + LOOP_RATE_HZ;
    const sinceSeconds = endSeconds - repeatedSamples / LOOP_RATE_HZ;
    this.#lock = { delay, sinceSeconds, recent: [first] };
  }
}
