import type { Published } from './published.js';

/** How much of a station is held for clients that come back. */
export type HistoryLimits = {
  /** Messages of one station; the oldest goes first. @default 600 */
  readonly maxHeldMessages: number;
  /** Bytes of their frames, of one station. @default 1048576 */
  readonly maxHeldBytes: number;
};

/** Ten minutes of a station that says one thing a second. */
export const defaultHistoryLimits: HistoryLimits = Object.freeze({
  maxHeldMessages: 600,
  maxHeldBytes: 1024 * 1024,
});

/** A place in a station's messages. */
export type Mark = { readonly seq: number; readonly order: number };

/** The last messages of one station. */
export type History = {
  /** Where the station began. */
  readonly start: Mark;
  /** The last message that is held no longer; {@link History.start} before there is one. */
  readonly floor: () => Mark;
  /** The number of the last message. */
  readonly lastSeq: () => number;
  readonly push: (published: Published) => void;
  /** The first message held whose `seq` is greater. */
  readonly afterSeq: (seq: number) => Published | undefined;
  /** The first message held whose order number is greater. */
  readonly afterOrder: (order: number) => Published | undefined;
};

/** Slots that were given up are cut off once there are so many, so that each message moves once. */
const CUT_AT = 512;

const sizeOf = (published: Published): number => published.frame().data.length;

/** What is held: a list whose first `gone` places are empty. */
const createShelf = ({ maxHeldMessages, maxHeldBytes }: HistoryLimits, start: Mark) => {
  let held: (Published | undefined)[] = [];
  let gone = 0;
  let bytes = 0;
  let floor = start;
  const giveUpOldest = (): void => {
    const oldest = held[gone]!;
    held[gone] = undefined;
    gone += 1;
    bytes -= sizeOf(oldest);
    floor = { seq: oldest.message.seq, order: oldest.order };
    if (gone < CUT_AT) return;
    held = held.slice(gone);
    gone = 0;
  };
  return {
    floor: () => floor,
    count: () => held.length - gone,
    at: (index: number) => held[gone + index],
    push: (published: Published): void => {
      held.push(published);
      bytes += sizeOf(published);
      while (held.length - gone > maxHeldMessages || bytes > maxHeldBytes) giveUpOldest();
    },
  };
};

/** A history without messages; the first gets the `seq` after `start`. */
export const createHistory = (limits: HistoryLimits, start: Mark): History => {
  const shelf = createShelf(limits, start);
  const indexAfter = (order: number): number => {
    let low = 0;
    let high = shelf.count();
    while (low < high) {
      const middle = (low + high) >> 1;
      if (shelf.at(middle)!.order > order) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return {
    start,
    floor: shelf.floor,
    lastSeq: () => shelf.floor().seq + shelf.count(),
    push: shelf.push,
    afterSeq: (seq) => shelf.at(Math.max(0, seq - shelf.floor().seq)),
    afterOrder: (order) => shelf.at(indexAfter(order)),
  };
};
