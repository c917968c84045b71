import { from, lastValueFrom, toArray } from 'rxjs';
import { classifyWindows, trackFamiliarity } from '../../../dist/models/index.js';
import { judgeState } from '../../../dist/src/smoothing/judge-state.js';
import { smoothKinds } from '../../../dist/src/smoothing/smooth-kinds.js';
import { smoothScores } from '../../../dist/src/smoothing/smooth-scores.js';
import { toDetections } from '../../../dist/src/smoothing/to-detections.js';

/** From scores, which are made once, to detections. */
export const prepareSmoothing = async (classifier, windows) => {
  const queueLimit = windows.length;
  const classified = from(windows).pipe(classifyWindows(classifier, { queueLimit }), toArray());
  const scores = await lastValueFrom(classified);
  const { familiarity, info } = classifier;
  return () => {
    const judged = from(scores).pipe(
      smoothScores(),
      smoothKinds(),
      trackFamiliarity(familiarity),
      judgeState(info.labels),
      toDetections(),
    );
    return lastValueFrom(judged, { defaultValue: undefined });
  };
};
