import type { StationMessage } from '../../protocol/index.js';
import { toFrame, type Frame } from './frame.js';
import { keepLikeliest } from '../../protocol/wish/keep-likeliest.js';

/** A station's message that was given its numbers, and its frames. */
export type Published = {
  readonly message: StationMessage;
  /** Counts the messages of all stations. */
  readonly order: number;
  /** Serialised once for each `topK`, whatever the number of clients; whole without one. */
  readonly frame: (topK?: number) => Frame;
  /** Forgets all frames but the whole one: the message is no longer the one that everybody gets now. */
  readonly settle: () => void;
};

/** Makes the frames of a message when they are asked for. */
export const toPublished = (message: StationMessage, order: number): Published => {
  const whole = { ...toFrame(message), order };
  const shorter = new Map<number, Frame>();
  let isNew = true;
  const shorten = (topK: number): Frame => {
    if (message.type !== 'prediction') return whole;
    const shortened = keepLikeliest(message, topK);
    return shortened === message ? whole : { ...toFrame(shortened), order };
  };
  const frame = (topK?: number): Frame => {
    if (topK === undefined) return whole;
    const known = shorter.get(topK);
    if (known) return known;
    const made = shorten(topK);
    if (isNew && made !== whole) shorter.set(topK, made);
    return made;
  };
  const settle = (): void => {
    isNew = false;
    shorter.clear();
  };
  return { message, order, frame, settle };
};
