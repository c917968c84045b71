import type { FrontEnd } from '../../streams/index.js';
import type { Familiarity } from '../familiarity/familiarity.js';

/**
 * What a model remembers of one station, by the name of the input it goes into; nothing for a model without
 * memory. Owned by the station, passed in and handed back, never changed in place.
 */
export type StationState = Readonly<Record<string, Float32Array>>;

/** One window of one station, with the memory it is heard with. */
export type ClassifierRequest = {
  /** `[windowFrames × values]` of the model's front end, as in `FeatureWindow.modelInput`. */
  readonly input: Float32Array;
  readonly state: StationState;
};

/** What the model says of one window, and the memory to hear the next one with. */
export type ClassifierResult = {
  /** `[labels]`, sums to 1. */
  readonly probabilities: Float32Array;
  readonly state: StationState;
};

/** Which model speaks, and what runs it. */
export type ModelInfo = {
  readonly name: string;
  /** First 12 hex digits of the SHA-256 of the weights. */
  readonly hash: string;
  readonly labels: readonly string[];
  readonly featureSet: string;
  /** What its labels are. @default 'genre' */
  readonly kind?: 'genre' | 'sound-kind';
  /** Below this probability no label counts as known, where the manifest says so. */
  readonly unsureBelow?: number;
  /** What its input is made by. @default Earshot's own, `FEATURE_SET` */
  readonly frontEnd?: FrontEnd;
  /** What runs it: `tfjs-node`, `onnx`, `wasm`, … */
  readonly engine: string;
  /** Windows a second of the engines that were measured, when one was picked by that. */
  readonly engineSpeeds?: Readonly<Record<string, number>>;
};

/** A classifier that lives in the engine's thread, as told to other threads. */
export type DistantModel = {
  /** What the engine's thread knows it by. */
  readonly handle: number;
  readonly info: ModelInfo;
  readonly initialState: StationState;
  readonly familiarity?: Familiarity | undefined;
  readonly soundKinds?: DistantModel | undefined;
};

/** A loaded model. One serves all stations. */
export type Classifier = {
  readonly info: ModelInfo;
  /** The memory of a station that has heard nothing. */
  readonly initialState: () => StationState;
  /** One step for each request, all in one call of the engine; results in the order of the requests. */
  readonly step: (requests: readonly ClassifierRequest[]) => Promise<ClassifierResult[]>;
  /** Tells music, speech and noise apart beside the genres; nothing does when left out. */
  readonly soundKinds?: Classifier;
  /** What the model's training music was like; all music counts as known when left out. */
  readonly familiarity?: Familiarity;
  /** Given when it lives in the thread of the engine: with this, other threads can ask it too. */
  readonly distant?: DistantModel;
  /** Frees all tensors, those of `soundKinds` too; the classifier is of no use afterwards. */
  readonly dispose: () => void;
};
