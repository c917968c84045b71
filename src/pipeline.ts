import {
  connect,
  defer,
  EMPTY,
  filter,
  map,
  merge,
  type Observable,
  type OperatorFunction,
} from 'rxjs';
import {
  classifyWindows,
  createDemandGate,
  createModelSlot,
  type Classifier,
  type ClassifyOptions,
  type DescriptorModel,
  type ModelInfo,
  type ModelSlot,
  trackDescriptors,
  trackFamiliarity,
} from '../models/live.js';
import {
  measureSound,
  toFeatureWindows,
  type AudioChunk,
  type AudioSource,
  type SourceEvent,
} from '../streams/index.js';
import type { Alarm } from './alarms/alarm.js';
import type { AlarmOptions } from './alarms/alarm-options.js';
import { raiseAlarms } from './alarms/raise-alarms.js';
import { describeSound } from './descriptors/describe-sound.js';
import type { SoundDescriptors } from './descriptors/sound-descriptors.js';
import { followModel } from './follow-model.js';
import { putOffEnd } from './put-off-end.js';
import { type FusionOptions, holdFusion } from './smoothing/hold-fusion.js';
import { judgeState, type JudgedScores, type JudgingOptions } from './smoothing/judge-state.js';
import { type LiveOptions, readLive } from './smoothing/live-options.js';
import { restartAfterSilence, type SilenceOptions } from './smoothing/restart-after-silence.js';
import { smoothKinds } from './smoothing/smooth-kinds.js';
import { smoothScores, type SmoothingOptions } from './smoothing/smooth-scores.js';
import { toDetections, type Detection } from './smoothing/to-detections.js';

/** How a station is listened to; what is left out has the default of its stage. */
export type PipelineOptions = {
  /** Windows that may wait for the model: then live sources lose the oldest, files wait. @default 16 and 8 */
  readonly queueLimit?: number;
  /** A function is asked anew at each window, so that settings may change while it runs. */
  readonly smoothing?: LiveOptions<SmoothingOptions>;
  readonly judging?: LiveOptions<JudgingOptions>;
  readonly fusion?: LiveOptions<FusionOptions>;
  /** What loudness, tempo, key and the rest are told by; none of it is when left out. */
  readonly descriptors?: DescriptorModel | undefined;
  /** What is wrong with the sound itself; none of it is looked for when left out. */
  readonly alarms?: LiveOptions<AlarmOptions>;
};

/** All that a station says. */
export type StationOutput =
  | ({ readonly kind: 'prediction' } & Heard)
  | { readonly kind: 'detection'; readonly detection: Detection }
  | { readonly kind: 'alarm'; readonly alarm: Alarm }
  | Exclude<SourceEvent, { kind: 'audio' }>;

const isAudio = (event: SourceEvent) => event.kind === 'audio';

/** What one model said of a window. */
type Heard = {
  readonly scores: JudgedScores;
  readonly model: ModelInfo;
  readonly descriptors?: SoundDescriptors;
};

const toOutputs = (heard: Observable<Heard>): Observable<StationOutput> =>
  merge(
    heard.pipe(map((each) => ({ kind: 'prediction', ...each }) as const)),
    heard.pipe(
      map(({ scores }) => scores),
      toDetections(),
      map((detection) => ({ kind: 'detection', detection }) as const),
    ),
  );

/** What counts as silence is told by both; what is left out is left to the stage. */
const silenceOf = ({ smoothing, judging }: PipelineOptions): LiveOptions<SilenceOptions> => {
  const readSmoothing = readLive<Partial<SmoothingOptions>>({}, smoothing);
  const readJudging = readLive<Partial<JudgingOptions>>({}, judging);
  return () => ({ ...readSmoothing(), ...readJudging() });
};

/** A file waits for the model. Of a radio all may wait that comes at once, but nothing until it is old. */
const waitingOf = (
  { live }: AudioSource,
  { queueLimit = live ? 16 : 8 }: PipelineOptions,
): ClassifyOptions =>
  live ? { queueLimit, maxWaitSeconds: 2 } : { queueLimit, gate: createDemandGate(queueLimit) };

/** Sound to verdicts by one model. */
const listenWith =
  (options: PipelineOptions, waiting: ClassifyOptions) =>
  (classifier: Classifier): OperatorFunction<AudioChunk, Heard> =>
  (chunks) => {
    const { smoothing, judging, fusion, descriptors } = options;
    const { labels, frontEnd } = classifier.info;
    const toWindows = toFeatureWindows(frontEnd);
    const windows = chunks.pipe(
      descriptors ? measureSound(toWindows) : toWindows,
      restartAfterSilence(silenceOf(options)),
    );
    return windows.pipe(
      classifyWindows(classifier, waiting),
      smoothScores(smoothing),
      smoothKinds(),
      trackFamiliarity(classifier.familiarity),
      judgeState(labels, judging),
      holdFusion(labels, fusion),
      trackDescriptors(descriptors),
      map((scores) => ({ scores, model: classifier.info, ...describeSound(scores) })),
    );
  };

const watchSound = (
  chunks: Observable<AudioChunk>,
  { alarms }: PipelineOptions,
): Observable<StationOutput> =>
  alarms === undefined
    ? EMPTY
    : chunks.pipe(
        raiseAlarms(alarms),
        map((alarm) => ({ kind: 'alarm', alarm }) as const),
      );

/**
 * One station from sound to detections, the same for a radio and a file at full speed. Cold. The model is
 * given for good, or as a slot in which it may be swapped meanwhile.
 * What was heard is still judged when the source ends or fails; then its error comes through.
 */
export const listenToStation = (
  source: AudioSource,
  model: Classifier | ModelSlot,
  options: PipelineOptions = {},
): Observable<StationOutput> =>
  defer(() => {
    const waiting = waitingOf(source, options);
    const models = 'lease' in model ? model : createModelSlot(model);
    const listen = (events: Observable<SourceEvent>): Observable<StationOutput> => {
      const chunks = events.pipe(
        filter(isAudio),
        map(({ chunk }) => chunk),
      );
      return merge(
        events.pipe(filter((event) => !isAudio(event))),
        chunks.pipe(followModel(models, listenWith(options, waiting)), connect(toOutputs)),
        watchSound(chunks, options),
      );
    };
    return source.events(waiting.gate).pipe(putOffEnd(listen));
  });
