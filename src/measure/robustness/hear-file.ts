import { concatMap, from, lastValueFrom, takeUntil, toArray } from 'rxjs';
import { type Classifier, judgeClip } from '../../../models/index.js';
import { createSource } from '../../../streams/index.js';
import { whenAborted } from '../../cli/when-aborted.js';
import { listenToStation } from '../../pipeline.js';

/** What the whole program makes of a file; labels are indices, undefined where only quiet was heard. */
export type Heard = {
  /** By the mean probabilities of the windows that were not quiet. */
  readonly verdict: number | undefined;
  /** The likeliest label at each window, in the order of time. */
  readonly windows: readonly (number | undefined)[];
};

const likeliest = (probabilities: Float32Array): number =>
  probabilities.indexOf(Math.max(...probabilities));

/** Plays a file through decoder, frames, windows and model as fast as it goes. Fails as the pipeline does. */
export const hearFile = async (
  path: string,
  classifier: Classifier,
  stop: AbortSignal,
): Promise<Heard> => {
  const source = createSource(`file:${path}`, { filePace: 'demand' });
  const scores = await lastValueFrom(
    listenToStation(source, classifier).pipe(
      concatMap((output) => from(output.kind === 'prediction' ? [output.scores] : [])),
      takeUntil(whenAborted(stop)),
      toArray(),
    ),
  );
  stop.throwIfAborted();
  const heard = scores.filter(({ quiet }) => !quiet).map(({ probabilities }) => probabilities);
  const { labels } = classifier.info;
  return {
    verdict: heard.length > 0 ? likeliest(judgeClip(heard, labels).probabilities) : undefined,
    windows: scores.map(({ quiet, probabilities }) =>
      quiet ? undefined : likeliest(probabilities),
    ),
  };
};
