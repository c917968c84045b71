import { join } from 'node:path';
import { z } from 'zod';
import { CLASSICAL_FORMAT } from '../classical/classical-store.js';
import { loadClassical } from '../classical/load-classical.js';
import { ENSEMBLE_FORMAT } from '../ensemble/ensemble-file.js';
import { loadEnsemble } from '../ensemble/load-ensemble.js';
import { ModelError } from '../errors.js';
import { frontEndOf } from '../front-end-of.js';
import { loadModel, readManifest } from '../model-store.js';
import { loadOnnxClassifier } from '../onnx/load-onnx-classifier.js';
import { readModelJson } from '../read-model-file.js';
import { loadTfjsClassifier, type TfjsModelFacts } from '../tfjs/load-tfjs-classifier.js';
import { judgesRecordings } from '../tracks/statistics-names.js';
import type { Classifier } from './classifier.js';
import { withTemperature } from './cool-probabilities.js';
import { type EngineName, loadEngine } from './engines/load-engine.js';
import { hybridClassifier } from './hybrid-classifier.js';
import { type RankedEngine, rankEngines } from './rank-engines.js';
import { SOUND_KIND_MODEL } from '../sound-kind/sound-kinds.js';
import { modelDirectory, shippedModelsDirectory } from './model-directory.js';
import { withCompanions } from './with-companions.js';

/** Which model to run, and on what. */
export type ClassifierOptions = {
  /** Name of a model that ships with Earshot or lies among the user's, or a folder; the default model when left out. */
  readonly model?: string;
  /** `auto` measures the engines that load, once in each thread. @default 'auto' */
  readonly engine?: EngineName | 'auto';
  /** How many are to be listened to: what engines are measured with, when one is to be picked. @default 8 */
  readonly stations?: number;
};

/** TensorFlow.js's own files say what they are; Earshot's own holds an architecture instead. */
const formatSchema = z.looseObject({ format: z.string().optional() });

const open = async (
  directory: string,
  facts: TfjsModelFacts,
  engine: EngineName,
): Promise<Classifier> => {
  const { format } = await readModelJson(directory, 'model.json', formatSchema);
  if (format === CLASSICAL_FORMAT) {
    return loadClassical(directory, facts.manifest, facts.info);
  }
  if (format === ENSEMBLE_FORMAT) {
    return loadEnsemble(directory, facts.info, (model) => loadOn(engine, model));
  }
  if (engine === 'onnx') return loadOnnxClassifier(directory, facts);
  await loadEngine(engine);
  if (format !== undefined) return loadTfjsClassifier(directory, facts);
  const { hybrid } = await loadModel(directory);
  return hybridClassifier(hybrid, facts.info);
};

/** The model without what is used beside it. */
const loadOn = async (engine: EngineName, model?: string): Promise<Classifier> => {
  const directory = modelDirectory(model);
  const manifest = await readManifest(directory);
  const { name, hash, kind, labels, featureSet, temperature = 1, unsureBelow } = manifest;
  if (kind === 'descriptors' || judgesRecordings(featureSet)) {
    const message = `${directory}: ${name} judges whole recordings (${featureSet}) and is asked by \`earshot compare\`: expected a model that judges windows`;
    throw new ModelError('model-mismatch', message);
  }
  const frontEnd = frontEndOf(manifest, directory);
  const info = { name, hash, kind, labels, featureSet, frontEnd, unsureBelow, engine };
  const classifier = await open(directory, { manifest, frontEnd, info }, engine);
  return temperature === 1 ? classifier : withTemperature(classifier, temperature);
};

/** More than these at once make no engine faster. */
const MOST_AT_ONCE = 64;

let ranked: Promise<readonly RankedEngine[]> | undefined;

/**
 * The engines of this machine, the fastest first, by half a second with the model that ships; measured once in each
 * thread, and not at all where only one loads. Fails with a `ModelError` when none does.
 */
export const findEngines = (stations = 8): Promise<readonly RankedEngine[]> => {
  const load = (engine: EngineName) => loadOn(engine, join(shippedModelsDirectory(), 'hybrid'));
  ranked ??= rankEngines({ load, batch: Math.min(Math.max(stations, 1), MOST_AT_ONCE) });
  ranked.catch(() => {
    ranked = undefined;
  });
  return ranked;
};

const isUnfit = (error: unknown): boolean =>
  error instanceof ModelError && error.code === 'engine-unfit';

/** On the fastest engine that can run this model. */
const loadOnFastest = async ({ model, stations }: ClassifierOptions): Promise<Classifier> => {
  const engines = await findEngines(stations);
  const measured = engines.flatMap(({ name, windowsPerSecond }) =>
    windowsPerSecond === undefined ? [] : [[name, Math.round(windowsPerSecond)] as const],
  );
  const speeds = measured.length > 0 && { engineSpeeds: Object.fromEntries(measured) };
  for (const [place, { name }] of engines.entries()) {
    try {
      const classifier = await loadOn(name, model);
      return { ...classifier, info: { ...classifier.info, ...speeds } };
    } catch (error) {
      if (!isUnfit(error) || place === engines.length - 1) throw error;
    }
  }
  throw new ModelError('engine-missing', 'no engine could be loaded');
};

/** Loads engine and model. Fails with a `ModelError` that says what is missing, damaged or at odds. */
export const loadClassifier = async (options: ClassifierOptions = {}): Promise<Classifier> => {
  const { model, engine = 'auto' } = options;
  const classifier = await (engine === 'auto' ? loadOnFastest(options) : loadOn(engine, model));
  if (classifier.info.kind === 'sound-kind') return classifier;
  return withCompanions(classifier, modelDirectory(model), () =>
    loadClassifier({ ...options, model: SOUND_KIND_MODEL }),
  );
};
