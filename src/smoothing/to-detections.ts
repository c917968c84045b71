import { concat, concatMap, defer, from, type OperatorFunction } from 'rxjs';
import { SOUND_KINDS } from '../../models/live.js';
import type { JudgedScores } from './judge-state.js';

/**
 * A genre, or `speech`, `noise` or `silence`, began or ended. Times are media time. A genre that becomes part of a
 * fusion, or is alone again, ends and begins anew, so only one thing at a time is open.
 */
export type Detection = {
  readonly event: 'began' | 'ended';
  readonly label: string;
  /** Only for a genre that is held together with another: `label`, then the other. */
  readonly fusion?: readonly [string, string];
  readonly startSeconds: number;
  /** Only when it ended; never before `startSeconds`. */
  readonly endSeconds?: number;
  /** Mean smoothed probability of what it was while it was held; 1 for silence, which is measured. */
  readonly meanConfidence: number;
};

type Sound = Pick<Detection, 'label' | 'fusion'>;

type Open = Sound & {
  readonly startSeconds: number;
  readonly confidences: { readonly sum: number; readonly count: number };
};

type Progress = { readonly open?: Open | undefined; readonly detections: readonly Detection[] };

const confidenceOf = (scores: JudgedScores): number => {
  if (scores.state === 'music') return scores.smoothed[scores.index]!;
  const kind = SOUND_KINDS.findIndex((each) => each === scores.state);
  return scores.smoothedKinds?.[kind] ?? 1;
};

const soundOf = ({ state, genre, fusion }: JudgedScores): Sound | undefined =>
  state === 'unsure' ? undefined : { label: genre ?? state, ...(fusion && { fusion }) };

const isSame = (one: Sound, other: Sound | undefined): boolean =>
  one.label === other?.label && one.fusion?.[1] === other.fusion?.[1];

const end = ({ confidences, startSeconds, ...sound }: Open, atSeconds: number): Detection => ({
  event: 'ended',
  ...sound,
  startSeconds,
  endSeconds: Math.max(startSeconds, atSeconds),
  meanConfidence: confidences.sum / confidences.count,
});

const begin = (scores: JudgedScores, sound: Sound): Progress => {
  const { sinceSeconds: startSeconds } = scores;
  const confidence = confidenceOf(scores);
  const began: Detection = { event: 'began', ...sound, startSeconds, meanConfidence: confidence };
  const open = { ...sound, startSeconds, confidences: { sum: confidence, count: 1 } };
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
  const sound = soundOf(scores);
  const { interrupted } = scores.window;
  if (open && isSame(open, sound) && !interrupted) return goOn(open, scores);
  const next = sound === undefined ? { detections: [] } : begin(scores, sound);
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
