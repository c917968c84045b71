import { LABELS } from '../../models/labels.js';
import type { MessageBody } from '../../src/publish/hub/message-body.js';

/** Who serves the made-up stations. */
export const MADE_UP_MODEL = {
  name: 'made-up',
  hash: '0123456789ab',
  labels: LABELS,
  featureSet: 'none',
  engine: 'none',
} as const;

const toRecord = (values: readonly number[]): Record<string, number> => {
  const total = values.reduce((sum, value) => sum + value, 0);
  return Object.fromEntries(LABELS.map((label, index) => [label, (values[index] ?? 0) / total]));
};

/** Probabilities with a clear winner; `sharpness` is how clear, `step` moves the others a little. */
const probabilitiesOf = (winner: number, sharpness: number, step: number) =>
  toRecord(
    LABELS.map((_, index) =>
      index === winner ? sharpness : 0.4 + 0.3 * Math.sin(step * 0.7 + index * 1.9),
    ),
  );

/** The prediction that a station might publish at this step, one a second. */
export const makeUpPrediction = (
  genre: (typeof LABELS)[number],
  step: number,
  wallTimeMs: number,
): MessageBody & { type: 'prediction' } => {
  const winner = LABELS.indexOf(genre);
  const smoothed = probabilitiesOf(winner, 9 + 3 * Math.sin(step / 3), step);
  return {
    type: 'prediction',
    mediaSeconds: step,
    wallTimeMs,
    windowStartSeconds: Math.max(0, step - 3),
    windowEndSeconds: step,
    probabilities: probabilitiesOf(winner, 9 + 6 * Math.sin(step), step + 5),
    smoothed,
    top: { label: genre, confidence: smoothed[genre] ?? 0 },
    genre,
    state: 'music',
    level: { rmsDb: -16 + 4 * Math.sin(step), peakDb: -4 + 2 * Math.sin(step * 2) },
    chroma: Array.from({ length: 12 }, (_, pitch) => 0.5 + 0.5 * Math.sin(step + pitch * 1.3)),
    model: { name: MADE_UP_MODEL.name, hash: MADE_UP_MODEL.hash },
    latencyMs: 180,
    droppedWindows: 0,
  };
};
