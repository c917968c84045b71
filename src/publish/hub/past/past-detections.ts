import type { DetectionMessage, StationHistory, StationMessage } from '../../../protocol/index.js';

type PastDetection = StationHistory['detections'][number];

/** The last detections of a station, oldest first, each with its end once it is known. */
export type PastDetections = {
  readonly add: (message: StationMessage) => void;
  /** Those about which something was said since then, and the one that lasts. */
  readonly read: (fromMs: number) => readonly PastDetection[];
};

const toPast = (message: DetectionMessage): PastDetection => {
  const { label, alarm, fusion, startSeconds, endSeconds, meanConfidence, wallTimeMs } = message;
  const what = { label, ...(alarm && { alarm }), ...(fusion && { fusion }) };
  const end = endSeconds !== undefined && { endSeconds };
  return { ...what, startSeconds, ...end, meanConfidence, wallTimeMs };
};

const isOpen = ({ endSeconds }: PastDetection): boolean => endSeconds === undefined;

/** No detections yet; beyond `limit` the oldest goes first. */
export const createPastDetections = (limit: number): PastDetections => {
  let held: readonly PastDetection[] = [];
  let heardUntilSeconds = 0;
  // A source that is cut off does not say that what was heard has ended.
  const endOpen = (isMeant: (detection: PastDetection) => boolean = isOpen): void => {
    held = held.map((each) =>
      isOpen(each) && isMeant(each)
        ? { ...each, endSeconds: Math.max(each.startSeconds, heardUntilSeconds) }
        : each,
    );
  };
  const note = (message: DetectionMessage): void => {
    // Alarms stand beside the one sound that is heard, and beside each other.
    if (message.event === 'began') endOpen(({ alarm }) => alarm === message.alarm);
    const isSame = (each: PastDetection) =>
      isOpen(each) && each.label === message.label && each.startSeconds === message.startSeconds;
    held = [...held.filter((each) => !isSame(each)), toPast(message)].slice(-limit);
  };
  return {
    add: (message) => {
      if (message.type === 'prediction') heardUntilSeconds = message.mediaSeconds;
      else if (message.type === 'detection') note(message);
      else if (message.type === 'status' && message.state !== 'running') endOpen();
    },
    read: (fromMs) => held.filter((each) => isOpen(each) || each.wallTimeMs >= fromMs),
  };
};
