import type {
  DetectionMessage,
  Prediction,
  StationMessage,
  StationSnapshot,
} from '../../src/protocol/index.js';
import type { Detection, HistoryStep, StationView } from './dashboard-state.js';

const HISTORY_LIMIT = 1200;
const HISTORY_SECONDS = 600;
const SLACK_SECONDS = 60;
const DETECTION_LIMIT = 50;

const toHistoryStep = (prediction: Prediction): HistoryStep => {
  const { wallTimeMs, state, genre, top, smoothed, kinds } = prediction;
  const label = state === 'music' ? (genre ?? top.label) : state;
  return { wallTimeMs, label, confidence: smoothed[label] ?? kinds?.[label] ?? top.confidence };
};

/** Steps that are too old go together, so that not every step copies the history twice. */
const append = (history: readonly HistoryStep[], step: HistoryStep): readonly HistoryStep[] => {
  const first = history[0]?.wallTimeMs ?? step.wallTimeMs;
  const isFull = history.length >= HISTORY_LIMIT;
  if (!isFull && step.wallTimeMs - first < (HISTORY_SECONDS + SLACK_SECONDS) * 1000) {
    return [...history, step];
  }
  const oldestMs = step.wallTimeMs - HISTORY_SECONDS * 1000;
  const kept = history.filter(({ wallTimeMs }) => wallTimeMs > oldestMs);
  return [...kept.slice(SLACK_SECONDS - HISTORY_LIMIT), step];
};

const remember = (history: readonly HistoryStep[], step: HistoryStep): readonly HistoryStep[] => {
  if ((history.at(-1)?.wallTimeMs ?? -Infinity) < step.wallTimeMs) return append(history, step);
  // After a reconnect comes a snapshot, which may be known already, and then what was missed before it.
  const next = history.findIndex(({ wallTimeMs }) => wallTimeMs >= step.wallTimeMs);
  return history[next]?.wallTimeMs === step.wallTimeMs
    ? history
    : history.toSpliced(next, 0, step).slice(-HISTORY_LIMIT);
};

const isSame = (a: Detection, b: Detection): boolean =>
  a.label === b.label && a.startSeconds === b.startSeconds;

// There is one of a kind at most, so they are few; genres that come and go must not push them out.
const isLastingAlarm = ({ alarm, endSeconds }: Detection): boolean =>
  alarm !== undefined && endSeconds === undefined;

/** Whether a detection stands no longer, now that this one is known: it is the same, or its end was missed. */
const isReplaced = (old: Detection, by: Detection): boolean =>
  isSame(old, by) || (isLastingAlarm(old) && isLastingAlarm(by) && old.alarm === by.alarm);

const addDetection = (
  detections: readonly Detection[],
  message: DetectionMessage,
): readonly Detection[] => {
  const { label, alarm, fusion, startSeconds, endSeconds, meanConfidence, wallTimeMs } = message;
  const what = { label, ...(alarm && { alarm }), ...(fusion && { fusion }) };
  const detection = { ...what, startSeconds, endSeconds, meanConfidence, wallTimeMs };
  const all = [detection, ...detections.filter((other) => !isReplaced(other, detection))];
  return all.filter((each, at) => at < DETECTION_LIMIT || isLastingAlarm(each));
};

/** The station after one message about it; the message before stays as it was. */
export const reduceStation = (view: StationView, message: StationMessage): StationView => {
  switch (message.type) {
    case 'prediction':
      return {
        ...view,
        prediction: message,
        history: remember(view.history, toHistoryStep(message)),
      };
    case 'detection':
      return { ...view, detections: addDetection(view.detections, message) };
    case 'status':
      return { ...view, status: message };
    case 'metadata':
      return { ...view, title: message.title };
  }
};

/** The station after a snapshot: as it stands now, with the history of what was seen of it before. */
export const reduceStationSnapshot = (
  view: StationView,
  snapshot: StationSnapshot,
): StationView => {
  const { uri, status, metadata, prediction, detection, alarms = [] } = snapshot;
  // What was going on before the connection was lost may have ended unseen.
  const ended = view.detections.filter(({ endSeconds }) => endSeconds !== undefined);
  const messages = [status, metadata, prediction, detection, ...alarms].filter((each) => !!each);
  const { station, history, missedMessages } = view;
  const past = { station, uri, history, missedMessages, detections: ended };
  return messages.reduce<StationView>(reduceStation, past);
};
