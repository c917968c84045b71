import { connect, defer, filter, map, merge, type Observable } from 'rxjs';
import {
  classifyWindows,
  createDemandGate,
  trackFamiliarity,
  type Classifier,
} from '../models/index.js';
import { toFeatureWindows, type AudioSource, type SourceEvent } from '../streams/index.js';
import { putOffEnd } from './put-off-end.js';
import { judgeState, type JudgedScores, type JudgingOptions } from './smoothing/judge-state.js';
import { restartAfterSilence } from './smoothing/restart-after-silence.js';
import { smoothKinds } from './smoothing/smooth-kinds.js';
import { smoothScores, type SmoothingOptions } from './smoothing/smooth-scores.js';
import { toDetections, type Detection } from './smoothing/to-detections.js';

/** How a station is listened to; what is left out has the default of its stage. */
export type PipelineOptions = {
  /** Windows that may wait for the model: then live sources lose the oldest, files wait. @default 8 */
  readonly queueLimit?: number;
  readonly smoothing?: Partial<SmoothingOptions>;
  readonly judging?: Partial<JudgingOptions>;
};

/** All that a station says. */
export type StationOutput =
  | { readonly kind: 'prediction'; readonly scores: JudgedScores }
  | { readonly kind: 'detection'; readonly detection: Detection }
  | Exclude<SourceEvent, { kind: 'audio' }>;

const isAudio = (event: SourceEvent) => event.kind === 'audio';

const toOutputs = (scores: Observable<JudgedScores>): Observable<StationOutput> =>
  merge(
    scores.pipe(map((each) => ({ kind: 'prediction', scores: each }) as const)),
    scores.pipe(
      toDetections(),
      map((detection) => ({ kind: 'detection', detection }) as const),
    ),
  );

/**
 * One station from sound to detections, the same for a radio and a file at full speed. Cold.
 * What was heard is still judged when the source ends or fails; then its error comes through.
 */
export const listenToStation = (
  source: AudioSource,
  classifier: Classifier,
  { queueLimit = 8, smoothing, judging }: PipelineOptions = {},
): Observable<StationOutput> =>
  defer(() => {
    const gate = source.live ? undefined : createDemandGate(queueLimit);
    const toScores = (events: Observable<SourceEvent>): Observable<JudgedScores> =>
      events.pipe(
        filter(isAudio),
        map(({ chunk }) => chunk),
        toFeatureWindows(),
        restartAfterSilence({ ...smoothing, ...judging }),
        classifyWindows(classifier, { queueLimit, gate }),
        smoothScores(smoothing),
        smoothKinds(),
        trackFamiliarity(classifier.familiarity),
        judgeState(classifier.info.labels, judging),
      );
    const listen = (events: Observable<SourceEvent>): Observable<StationOutput> =>
      merge(
        events.pipe(filter((event) => !isAudio(event))),
        toScores(events).pipe(connect(toOutputs)),
      );
    return source.events(gate).pipe(putOffEnd(listen));
  });
