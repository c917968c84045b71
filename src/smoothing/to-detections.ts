import { concat, concatMap, defer, from, type OperatorFunction } from 'rxjs';
import { SOUND_KINDS } from '../../models/index.js';
import type { JudgedScores } from './judge-state.js';

/** A genre, or `speech`, `noise` or `silence`, began or ended. Times are media time. */
export type Detection = {
  readonly event: 'began' | 'ended';
  readonly label: string;
  readonly startSeconds: number;
  /** Only when it ended; never before `startSeconds`. */
  readonly endSeconds?: number;
  /** Mean smoothed probability of what it was while it was held; 1 for silence, which is measured. */
  readonly meanConfidence: number;
};

type Open = {
  readonly label: string;
  readonly startSeconds: number;
  readonly confidences: { readonly sum: number; readonly count: number };
};

type Progress = { readonly open?: Open | undefined; readonly detections: readonly Detection[] };

const confidenceOf = (scores: JudgedScores): number => {
  if (scores.state === 'music') return scores.smoothed[scores.index]!;
  const kind = SOUND_KINDS.findIndex((each) => each === scores.state);
  return scores.smoothedKinds?.[kind] ?? 1;
};

const labelOf = ({ state, genre }: JudgedScores): string | undefined =>
  state === 'unsure' ? undefined : (genre ?? state);

const end = ({ label, startSeconds, confidences }: Open, atSeconds: number): Detection => ({
  event: 'ended',
  label,
  startSeconds,
  endSeconds: Math.max(startSeconds, atSeconds),
  meanConfidence: confidences.sum / confidences.count,
});

const begin = (scores: JudgedScores, label: string): Progress => {
  const { sinceSeconds: startSeconds } = scores;
  const confidence = confidenceOf(scores);
  const began: Detection = { event: 'began', label, startSeconds, meanConfidence: confidence };
  const open = { label, startSeconds, confidences: { sum: confidence, count: 1 } };
  return { open, detections: [began] };
};

const goOn = (open: Open, scores: JudgedScores): Progress => {
  const { sum, count } = open.confidences;
  const confidences = { sum: sum + confidenceOf(scores), count: count + 1 };
  return { open: { ...open, confidences }, detections: [] };
};

const advance = (
  open: Open | undefined,
  scores: JudgedScores,
  heardUntilSeconds: number,
): Progress => {
  const label = labelOf(scores);
  const { interrupted } = scores.window;
  if (open && open.label === label && !interrupted) return goOn(open, scores);
  const next = label === undefined ? { detections: [] } : begin(scores, label);
  if (!open) return next;
  const ended = end(open, interrupted ? heardUntilSeconds : scores.sinceSeconds);
  return { ...next, detections: [ended, ...next.detections] };
};

/** Turns the verdicts of the steps into beginnings and ends; what is open ends with a gap or the sound. */
export const toDetections = (): OperatorFunction<JudgedScores, Detection> => (source) =>
  defer(() => {
    let open: Open | undefined;
    let heardUntilSeconds = 0;
    const changes = source.pipe(
      concatMap((scores) => {
        const progress = advance(open, scores, heardUntilSeconds);
        open = progress.open;
        heardUntilSeconds = scores.window.endSeconds;
        return progress.detections;
      }),
    );
    return concat(
      changes,
      defer(() => from(open ? [end(open, heardUntilSeconds)] : [])),
    );
  });
