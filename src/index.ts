export {
  type Classifier,
  type ClassifierOptions,
  createModelSlot,
  judgeClip,
  LABELS,
  type Label,
  loadClassifier,
  ModelError,
  type ModelInfo,
  type ModelSlot,
  type Verdict,
} from '../models/index.js';
export {
  type AudioChunk,
  type AudioSource,
  createSource,
  type CreateSourceOptions,
  SAMPLE_RATE_HZ,
  type SourceEvent,
  StreamError,
  SYNTHETIC_NAMES,
} from '../streams/index.js';
export { listenToStation, type PipelineOptions, type StationOutput } from './pipeline.js';
export * from './protocol/index.js';
export { createStationHub, type StationHub } from './publish/hub/station-hub.js';
export { publishStation } from './publish/hub/publish-station.js';
export { startServer } from './publish/start-server.js';
export type { Detection } from './smoothing/to-detections.js';
export type { JudgedScores } from './smoothing/judge-state.js';
export { VERSION } from './version.js';
