import { resolve } from 'node:path';
import { Command } from 'commander';
import {
  calibrateModel,
  defaultTrainingOptions,
  evaluateModel,
  hasCheckpoint,
  type LoadedDataset,
  modelDirectory,
  type ModelManifest,
  planRefit,
  readManifest,
  type RefitPlan,
  requireCheckpoint,
  saveEvaluation,
  takeMeasurements,
  trainModel,
  type TrainingOptions,
} from '../../models/index.js';
import { InterruptedError, UsageError } from '../errors.js';
import type { CommandContext } from './command-context.js';
import { DATA_HELP, dataOptions } from './options/data-options.js';
import { commandOf } from './train/command-of.js';
import { readData } from './train/read-data.js';
import { showTraining } from './train/show-training.js';
import { type TrainFlags, trainOptions } from './train/train-options.js';

const EXAMPLES = `
Examples:
  $ earshot train --data ~/Music/genres --out my-model          a folder of audio for each genre
  $ earshot train --data ~/Music/genres --out my-model --resume   go on where it was stopped
  $ earshot train --data ~/Music/genres --refit my-model --out final   once more, on the validation clips too
  $ earshot train --data GTZAN --data emotify=electronic        two sets in one, of one a single genre
  $ earshot listen synthetic:demo --model my-model              hear with it
${DATA_HELP}

Features are computed once and kept; reading and training may be stopped at any time.
With @tensorflow/tfjs-node installed a training is several times as fast.`;

const optionsOf = (flags: TrainFlags): TrainingOptions => {
  const { epochs, batchSize, seed, peakRate, patience, checkEvery } = flags;
  const changed = { epochs, batchSize, seed, peakRate, patience, epochsPerCheck: checkEvery };
  return { ...defaultTrainingOptions, ...changed };
};

const train = async (
  { dataset, options, refit }: Pick<RefitPlan, 'dataset' | 'options'> & Partial<RefitPlan>,
  flags: TrainFlags,
  { stderr, stop }: CommandContext,
): Promise<ModelManifest> => {
  const { engine, out, resume = false } = flags;
  const places = { outputDirectory: out, engine, resume, refit, command: commandOf(flags), stop };
  const progress = showTraining(stderr, Date.now);
  try {
    return await trainModel(dataset, options, places, progress.update).finally(progress.end);
  } catch (error) {
    if (!stop.aborted) throw error;
    const next = hasCheckpoint(out)
      ? 'the same command with --resume goes on from the last whole epoch'
      : 'before its first epoch was done, so there is nothing to resume';
    stderr.write(`earshot: training stopped; ${next}\n`);
    throw new InterruptedError();
  }
};

const score = async (
  dataset: LoadedDataset,
  manifest: ModelManifest,
  { out, engine }: TrainFlags,
  { stdout, stop }: CommandContext,
) => {
  // As a whole path: a bare `hybrid` would name the model that ships with Earshot.
  const model = resolve(out);
  await calibrateModel(dataset, { model, engine, stop });
  const evaluation = await evaluateModel(dataset, { split: 'valid', model, engine, stop });
  await saveEvaluation(out, evaluation);
  const { accuracy, clips, interval95 } = evaluation;
  const [low, high] = interval95.map((share) => (100 * share).toFixed(1));
  const epoch = manifest.training?.epoch;
  const chosen = epoch === undefined ? '' : `weights of epoch ${epoch}, `;
  stdout.write(
    `${out}: ${chosen}${(100 * accuracy).toFixed(1)} % of ${clips} validation clips (95 % interval ${low} to ${high} %), split ${manifest.data?.split}\n`,
  );
};

const refitModel = async (
  dataset: LoadedDataset,
  flags: TrainFlags & { readonly refit: string },
  context: CommandContext,
): Promise<void> => {
  const chosen = modelDirectory(flags.refit);
  if (resolve(flags.out) === chosen) {
    throw new UsageError(`--out is the chosen model itself; expected another folder for its refit`);
  }
  const plan = planRefit(await readManifest(chosen), dataset);
  const { training } = await train(plan, flags, context);
  await takeMeasurements(chosen, flags.out);
  context.stdout.write(
    `${flags.out}: trained on ${training?.clips} clips, those of validation among them; what is left to tell its accuracy: earshot evaluate --split test\n`,
  );
};

const run = async (flags: TrainFlags, context: CommandContext): Promise<void> => {
  // Before hours may go into reading.
  if (flags.resume) requireCheckpoint(flags.out);
  const dataset = await readData(flags, context);
  const { refit } = flags;
  if (refit !== undefined) return refitModel(dataset, { ...flags, refit }, context);
  const manifest = await train({ dataset, options: optionsOf(flags) }, flags, context);
  await score(dataset, manifest, flags, context);
};

/** `earshot train` */
export const trainCommand = (context: CommandContext): Command => {
  const command = new Command('train').description(
    'Train the CNN+LSTM hybrid on your own music; writes weights, manifest and MODEL_CARD.md.',
  );
  return trainOptions(dataOptions(command))
    .addHelpText('after', EXAMPLES)
    .action((flags: TrainFlags) => run(flags, context));
};
