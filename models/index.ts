export { LABELS, type Label } from './labels.js';
export { ModelError } from './errors.js';
export type * from './inference/classifier.js';
export type { Scores } from './inference/scores.js';
export { type EngineName, ENGINES } from './inference/engines/load-engine.js';
export { type EngineReport, listEngines } from './inference/engines/list-engines.js';
export { type ClassifierOptions, loadClassifier } from './inference/load-classifier.js';
export { classifyWindows } from './inference/classify-windows.js';
export { createDemandGate } from './inference/demand-gate.js';
export { judgeClip, type Verdict } from './inference/judge-clip.js';
export { modelDirectory } from './inference/model-directory.js';
export {
  defaultTrainingOptions,
  type TrainingOptions,
  type TrainingProgress,
} from './training/training-options.js';
export { trainModel } from './training/train-model.js';
export {
  evaluateModel,
  type Evaluation,
  type EvaluationOptions,
} from './evaluation/evaluate-model.js';
export { saveEvaluation } from './evaluation/save-evaluation.js';
