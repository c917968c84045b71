import type {
  Descriptors,
  DetectionMessage,
  Fusion,
  Prediction,
  StationHistory,
} from '../../src/protocol/index.js';
import type { Detection } from './dashboard-state.js';

/** What was heard during one stretch of time: one prediction, or the mean of several. */
export type TimelineStep = {
  readonly wallTimeMs: number;
  readonly seconds: number;
  /** Smoothed probability of each genre, 0 to 1, sum 1. */
  readonly smoothed: Readonly<Record<string, number>>;
  /** How much of it was music, 0 to 1. */
  readonly musicShare: number;
  /** The genre, or the sound state when no genre is held. */
  readonly label: string;
  /** Both genres where two were held; only of one prediction. */
  readonly fusion?: Fusion | undefined;
  /** Only of one prediction. */
  readonly descriptors?: Descriptors | undefined;
  readonly rmsDb: number;
  readonly peakDb: number;
};

/** A title, from when it was told. */
export type TimelineTitle = { readonly wallTimeMs: number; readonly title: string };

/** What a station played over the last hours, oldest first, in bounded memory. */
export type StationTimeline = {
  /** Means of {@link COARSE_SECONDS}, for what is older than half an hour. */
  readonly coarse: readonly TimelineStep[];
  readonly fine: readonly TimelineStep[];
  readonly titles: readonly TimelineTitle[];
  /** Those that have ended since, and those that the server told of when it was asked for the past, newest first. */
  readonly detections: readonly Detection[];
};

/** How far a timeline reaches back. */
export const TIMELINE_SECONDS = 6 * 3600;
/** Length of the steps that older ones are joined to. */
export const COARSE_SECONDS = 10;

const COARSE_LIMIT = TIMELINE_SECONDS / COARSE_SECONDS;
const FINE_LIMIT = 1800;
const TITLE_LIMIT = 500;
const DETECTION_LIMIT = 500;
const LONGEST_STEP_SECONDS = 5;

/** A timeline of which nothing is known yet. */
export const emptyTimeline: StationTimeline = {
  coarse: [],
  fine: [],
  titles: [],
  detections: [],
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const commonest = (labels: readonly string[]): string => {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
};

const joinSteps = (steps: readonly TimelineStep[]): TimelineStep => {
  const [first] = steps as readonly [TimelineStep];
  const last = steps.at(-1) ?? first;
  const labels = Object.keys(last.smoothed);
  return {
    wallTimeMs: first.wallTimeMs,
    seconds: (last.wallTimeMs - first.wallTimeMs) / 1000 + last.seconds,
    smoothed: Object.fromEntries(
      labels.map((label) => [label, mean(steps.map(({ smoothed }) => smoothed[label] ?? 0))]),
    ),
    musicShare: mean(steps.map(({ musicShare }) => musicShare)),
    label: commonest(steps.map(({ label }) => label)),
    rmsDb: mean(steps.map(({ rmsDb }) => rmsDb)),
    peakDb: Math.max(...steps.map(({ peakDb }) => peakDb)),
  };
};

const stepOf = (prediction: Prediction, seconds: number): TimelineStep => {
  const { wallTimeMs, smoothed, kinds, state, genre, fusion, top, level, descriptors } = prediction;
  const isSilent = state === 'silence';
  return {
    wallTimeMs,
    seconds,
    smoothed,
    musicShare: isSilent ? 0 : (kinds?.music ?? (state === 'music' || state === 'unsure' ? 1 : 0)),
    label: state === 'music' ? (genre ?? top.label) : state,
    ...(fusion && { fusion }),
    ...(descriptors && { descriptors }),
    rmsDb: level.rmsDb,
    peakDb: level.peakDb,
  };
};

const joinOldest = (timeline: StationTimeline): StationTimeline => {
  const { coarse, fine } = timeline;
  if (fine.length <= FINE_LIMIT) return timeline;
  const [first] = fine as readonly [TimelineStep];
  const endMs = first.wallTimeMs + COARSE_SECONDS * 1000;
  const found = fine.findIndex(({ wallTimeMs }) => wallTimeMs >= endMs);
  const count = found > 0 ? found : 1;
  const joined = [...coarse, joinSteps(fine.slice(0, count))].slice(-COARSE_LIMIT);
  return { ...timeline, coarse: joined, fine: fine.slice(count) };
};

const insertStep = (timeline: StationTimeline, step: TimelineStep): StationTimeline => {
  const at = timeline.fine.findIndex(({ wallTimeMs }) => wallTimeMs >= step.wallTimeMs);
  // What is older than all fine steps is in the coarse ones already.
  if (at <= 0 || timeline.fine[at]?.wallTimeMs === step.wallTimeMs) return timeline;
  return joinOldest({ ...timeline, fine: timeline.fine.toSpliced(at, 0, step) });
};

/**
 * The timeline with one more prediction. After a lost connection a snapshot comes first and what was missed after
 * it, so a prediction may also belong between others; one that is known already changes nothing.
 */
export const growTimeline = (
  timeline: StationTimeline,
  prediction: Prediction,
): StationTimeline => {
  const last = timeline.fine.at(-1) ?? timeline.coarse.at(-1);
  const sinceLast = last ? (prediction.wallTimeMs - last.wallTimeMs) / 1000 : 1;
  if (sinceLast <= 0) return insertStep(timeline, stepOf(prediction, 1));
  const seconds = sinceLast > LONGEST_STEP_SECONDS ? 1 : sinceLast;
  return joinOldest({ ...timeline, fine: [...timeline.fine, stepOf(prediction, seconds)] });
};

/** The timeline with a title that was told. */
export const addTitle = (timeline: StationTimeline, title: TimelineTitle): StationTimeline => {
  const others = timeline.titles.filter(({ wallTimeMs }) => wallTimeMs !== title.wallTimeMs);
  const titles = [...others, title].sort((a, b) => a.wallTimeMs - b.wallTimeMs);
  const isRepeated = (at: number): boolean => titles[at - 1]?.title === titles[at]?.title;
  return {
    ...timeline,
    titles: titles.filter((_, at) => !isRepeated(at)).slice(-TITLE_LIMIT),
  };
};

/** The timeline with a detection that has ended. */
export const addDetection = (
  timeline: StationTimeline,
  { label, alarm, fusion, startSeconds, endSeconds, meanConfidence, wallTimeMs }: DetectionMessage,
): StationTimeline => {
  const what = { label, ...(alarm && { alarm }), ...(fusion && { fusion }) };
  const ended = { ...what, startSeconds, endSeconds, meanConfidence, wallTimeMs };
  const others = timeline.detections.filter(
    (other) => other.label !== label || other.startSeconds !== startSeconds,
  );
  return { ...timeline, detections: [ended, ...others].slice(0, DETECTION_LIMIT) };
};

const fromHistory = (step: StationHistory['steps'][number], seconds: number): TimelineStep => {
  const { wallTimeMs, smoothed, states, state, genre, rmsDb, peakDb } = step;
  const musicShare = Math.min(1, (states.music ?? 0) + (states.unsure ?? 0));
  const label = state === 'music' ? (genre ?? 'music') : state;
  return { wallTimeMs, seconds, smoothed, musicShare, label, rmsDb, peakDb };
};

/** The timeline with what the server still knows; where a step of our own was heard, that one stays. */
export const fillTimeline = (
  timeline: StationTimeline,
  { steps, stepSeconds, titles, detections }: StationHistory,
): StationTimeline => {
  const known = [...timeline.coarse, ...timeline.fine];
  const starts = known.map(({ wallTimeMs }) => wallTimeMs);
  const isHeard = (startMs: number): boolean =>
    starts.some((ms) => ms > startMs - COARSE_SECONDS * 1000 && ms < startMs + stepSeconds * 1000);
  const missed = steps
    .filter(({ wallTimeMs }) => !isHeard(wallTimeMs))
    .map((step) => fromHistory(step, stepSeconds));
  const firstFineMs = timeline.fine[0]?.wallTimeMs ?? Number.POSITIVE_INFINITY;
  const inOrder = (all: readonly TimelineStep[]) =>
    all.toSorted((a, b) => a.wallTimeMs - b.wallTimeMs);
  const older = missed.filter(({ wallTimeMs }) => wallTimeMs < firstFineMs);
  const newer = missed.filter(({ wallTimeMs }) => wallTimeMs >= firstFineMs);
  const filled: StationTimeline = {
    coarse: inOrder([...timeline.coarse, ...older]).slice(-COARSE_LIMIT),
    fine: inOrder([...timeline.fine, ...newer]),
    titles: timeline.titles,
    detections: detections.toReversed(),
  };
  return titles.reduce(addTitle, filled);
};
