import { SOUND_KINDS } from '../../../models/live.js';
import type { Alarm } from '../../alarms/alarm.js';
import type { StationOutput } from '../../pipeline.js';
import type { Detection } from '../../smoothing/to-detections.js';
import type { MessageBody } from './message-body.js';
import { roundDescriptors } from './round-descriptors.js';
import { roundProbabilities } from './round-probabilities.js';

/** What a message says besides the output itself. */
export type WireContext = {
  /** The clock: ms since 1970. */
  readonly now: () => number;
};

const MAX_TEXT = 500;

/** Titles and reasons come from strangers: control characters could drive a terminal, long ones are cut. */
const toPlainText = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MAX_TEXT);

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));

const toFusion = (fusion: readonly [string, string] | undefined) =>
  fusion && { fusion: [...fusion] as [string, string] };

const topOf = (smoothed: Record<string, number>) => {
  const [label, confidence] = Object.entries(smoothed).reduce((one, other) =>
    other[1] > one[1] ? other : one,
  );
  return { label, confidence };
};

const toPrediction = (
  { scores, model, descriptors }: Extract<StationOutput, { kind: 'prediction' }>,
  { now }: WireContext,
): MessageBody => {
  const { window, state, genre, fusion } = scores;
  const wallTimeMs = now();
  const smoothed = roundProbabilities(model.labels, scores.smoothed);
  return {
    type: 'prediction',
    mediaSeconds: round(window.endSeconds, 3),
    wallTimeMs,
    windowStartSeconds: round(window.startSeconds, 3),
    windowEndSeconds: round(window.endSeconds, 3),
    probabilities: roundProbabilities(model.labels, scores.probabilities),
    smoothed,
    top: topOf(smoothed),
    ...(scores.smoothedKinds && { kinds: roundProbabilities(SOUND_KINDS, scores.smoothedKinds) }),
    ...(genre !== undefined && { genre }),
    ...toFusion(fusion),
    state,
    ...(descriptors && { descriptors: roundDescriptors(descriptors) }),
    level: { rmsDb: round(window.level.rmsDb, 1), peakDb: round(window.level.peakDb, 1) },
    chroma: Array.from(window.chroma, (each: number) => round(each, 3)),
    model: { name: model.name, hash: model.hash },
    latencyMs: Math.max(0, Math.round(wallTimeMs - window.capturedAtMs)),
    droppedWindows: scores.droppedWindows,
  };
};

const toDetection = (
  { event, label, fusion, startSeconds, endSeconds, meanConfidence }: Detection,
  wallTimeMs: number,
): MessageBody => ({
  type: 'detection',
  event,
  label,
  ...toFusion(fusion),
  startSeconds: round(startSeconds, 3),
  ...(endSeconds !== undefined && { endSeconds: round(endSeconds, 3) }),
  meanConfidence: round(meanConfidence, 5),
  wallTimeMs,
});

const toAlarm = (
  { event, alarm, startSeconds, endSeconds }: Alarm,
  wallTimeMs: number,
): MessageBody => ({
  type: 'detection',
  event,
  label: alarm,
  alarm,
  startSeconds: round(startSeconds, 3),
  ...(endSeconds !== undefined && { endSeconds: round(endSeconds, 3) }),
  meanConfidence: 1,
  wallTimeMs,
});

/** The body of the wire message that says what a station put out. */
export const toWireMessage = (output: StationOutput, context: WireContext): MessageBody => {
  if (output.kind === 'prediction') return toPrediction(output, context);
  const wallTimeMs = context.now();
  if (output.kind === 'metadata') {
    return { type: 'metadata', title: toPlainText(output.title), wallTimeMs };
  }
  if (output.kind === 'status') {
    const { state, gapSeconds } = output;
    const reason = output.reason && toPlainText(output.reason);
    const gap = gapSeconds !== undefined && { gapSeconds };
    return { type: 'status', state, ...(reason && { reason }), ...gap, wallTimeMs };
  }
  if (output.kind === 'alarm') return toAlarm(output.alarm, wallTimeMs);
  return toDetection(output.detection, wallTimeMs);
};
