export { LABELS, type Label } from './labels.js';
export { LEARNT_DESCRIPTORS, type LearntDescriptor } from './descriptors/learnt-descriptors.js';
export type { DescriptorModel, LearntValues } from './descriptors/descriptor-model.js';
export type { DescriptorReport } from './descriptors/descriptor-report.js';
export { CONTRASTS } from './descriptors/contrasts.js';
export { DESCRIPTOR_MODEL } from './descriptors/descriptor-model-name.js';
export { loadDescriptors, saveDescriptors } from './descriptors/descriptor-store.js';
export { evaluateDescriptors } from './descriptors/evaluate-descriptors.js';
export { trackDescriptors } from './descriptors/track-descriptors.js';
export { trainDescriptors } from './descriptors/train-descriptors.js';
export { ModelError } from './errors.js';
export type { ModelManifest } from './model-manifest.js';
export type * from './inference/classifier.js';
export type { Scores } from './inference/scores.js';
export { type EngineName, ENGINES, TRAINERS } from './inference/engines/load-engine.js';
export { type EngineReport, listEngines } from './inference/engines/list-engines.js';
export {
  type ClassifierOptions,
  findEngines,
  loadClassifier,
} from './inference/load-classifier.js';
export type { RankedEngine } from './inference/rank-engines.js';
export { exportModel } from './onnx/export-model.js';
export { classifyWindows } from './inference/classify-windows.js';
export { createDemandGate, type DemandGate } from './inference/demand-gate.js';
export { createModelSlot, type Lease, type ModelSlot } from './inference/model-slot.js';
export { judgeClip, type Verdict } from './inference/judge-clip.js';
export { distantClassifier } from './inference/thread/distant-classifier.js';
export { EngineLine } from './inference/thread/engine-line.js';
export type { EngineStep } from './inference/thread/engine-messages.js';
export { type EngineThread, startEngineThread } from './inference/thread/start-engine-thread.js';
export { modelDirectory } from './inference/model-directory.js';
export { tryClassifier } from './inference/try-classifier.js';
export { frontEndOf } from './front-end-of.js';
export { type ListedModel, listModels } from './list-models.js';
export { readManifest } from './model-store.js';
export { defaultModelFile, userModelsDirectory } from './user-data.js';
export {
  defaultTrainingOptions,
  type TrainingOptions,
  type TrainingProgress,
} from './training/training-options.js';
export { hasCheckpoint, requireCheckpoint } from './training/checkpoint.js';
export { splitDataset } from './training/split-dataset.js';
export { planRefit, type RefitPlan } from './training/plan-refit.js';
export { trainModel } from './training/train-model.js';
export type { Clip, Split } from './training/dataset.js';
export { describeSplit, loadDataset, type LoadedDataset } from './training/load-dataset.js';
export type { DataProgress, DataRequest } from './data/data-request.js';
export { type AudioFile, listAudioFiles } from './data/list-audio-files.js';
export { parseSource } from './data/parse-source.js';
export { readArtists } from './data/read-artists.js';
export {
  evaluateModel,
  type Evaluation,
  type EvaluationOptions,
} from './evaluation/evaluate-model.js';
export { heardParts, requireUnheard } from './evaluation/require-unheard.js';
export { calibrateModel } from './evaluation/calibrate-model.js';
export type { Accuracy, AccuracyAfter, Figures, WrongClip } from './evaluation/figures.js';
export { describeLeftOut } from './evaluation/describe-left-out.js';
export {
  crossValidate,
  type CrossOptions,
  type CrossProgress,
} from './evaluation/cross-validate.js';
export type { CrossPart, CrossProtocol, CrossValidation } from './evaluation/cross-validation.js';
export { evaluationName } from './evaluation/evaluation-name.js';
export { saveCrossValidation, saveEvaluation } from './evaluation/save-evaluation.js';
export { drawPictures, type Pictures } from './evaluation/pictures/draw-pictures.js';
export { writePictures } from './evaluation/pictures/write-pictures.js';
export { chanceCalibrationError } from './evaluation/chance-calibration-error.js';
export { describeBeside } from './evaluation/describe-beside.js';
export { pairedInterval } from './evaluation/paired-interval.js';
export { percent, percentRange } from './percent.js';
export { takeMeasurements } from './evaluation/take-measurements.js';
export { saveLettingGo, saveRobustness } from './evaluation/save-measurement.js';
export { streamClips } from './evaluation/stream-clips.js';
export type { Demand } from './evaluation/demand.js';
export {
  type LettingGoReport,
  lettingGoReportSchema,
  type SmoothingChoice,
  type TradeOff,
} from './evaluation/letting-go-report.js';
export {
  type Moved,
  type RobustnessReport,
  robustnessReportSchema,
} from './evaluation/robustness-report.js';
export { trainClassical } from './classical/train-classical.js';
export { trainEnsemble } from './ensemble/train-ensemble.js';
export { trackFamiliarity } from './familiarity/track-familiarity.js';
export { type HeardWindow, judgeSound } from './inference/judge-sound.js';
export type { ListenOptions, TrackSystem, TrackVerdict } from './tracks/track-system.js';
export { loadDescriptorSystem } from './tracks/load-descriptor-system.js';
export { loadTrackSystem } from './tracks/load-track-system.js';
export { judgesRecordings } from './tracks/statistics-names.js';
export { mainKind } from './sound-kind/main-kind.js';
export { saveKindScores } from './sound-kind/save-kind-scores.js';
export { SOUND_KIND_MODEL, SOUND_KINDS, type SoundKind } from './sound-kind/sound-kinds.js';
export type { KindScores } from './sound-kind/kind-evaluation.js';
export { evaluateSoundKind } from './sound-kind/evaluate-sound-kind.js';
export {
  defaultKindTrainingOptions,
  type KindTrainingProgress,
} from './sound-kind/kind-training-options.js';
export { trainSoundKind } from './sound-kind/train-sound-kind.js';
export { DEFAULT_KEEP, measureRejection } from './familiarity/measure-rejection.js';
export type { RejectionReport } from './familiarity/rejection-report.js';
export { saveRejection } from './familiarity/save-rejection.js';
export {
  type Experiment,
  type ExperimentPicture,
  type ExperimentTable,
  type Figure,
  HOLD_OUTS,
  type HoldOut,
  type Outcome,
  type ReportName,
  REPORTS,
} from './baselines/experiment.js';
export { loadExperiments } from './baselines/load-experiments.js';
export {
  type ComparedFigure,
  compareFigures,
  mainFigures,
} from './baselines/results/compare-figure.js';
export { formatFigure } from './baselines/results/format-figure.js';
export { type FoundWords, listWords } from './baselines/results/list-words.js';
export type { SavedResult } from './baselines/results/saved-result.js';
export { saveResults } from './baselines/results/save-results.js';
export { toSavedResult } from './baselines/results/to-saved-result.js';
export {
  type ExperimentProgress,
  type ExperimentResult,
  runExperiments,
  type RunOptions,
} from './baselines/run-experiments.js';
