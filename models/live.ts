// What a thread of stations needs of the models: to ask one that runs elsewhere, and to follow what it says. It loads
// no engine, which would be most of such a thread's memory.
export type * from './inference/classifier.js';
export type { Scores } from './inference/scores.js';
export type { DescriptorModel } from './descriptors/descriptor-model.js';
export { trackDescriptors } from './descriptors/track-descriptors.js';
export { trackFamiliarity } from './familiarity/track-familiarity.js';
export { classifyWindows, type ClassifyOptions } from './inference/classify-windows.js';
export { createDemandGate, type DemandGate } from './inference/demand-gate.js';
export { createModelSlot, type ModelSlot } from './inference/model-slot.js';
export { distantClassifier } from './inference/thread/distant-classifier.js';
export { EngineLine } from './inference/thread/engine-line.js';
export { mainKind } from './sound-kind/main-kind.js';
export { SOUND_KINDS } from './sound-kind/sound-kinds.js';
