import { Command } from 'commander';
import { listModels, type ListedModel, userModelsDirectory } from '../../../models/index.js';
import type { CommandContext } from '../command-context.js';

const describe = ({ manifest, problem }: ListedModel): string => {
  if (problem !== undefined || !manifest) return `✘ ${problem}`;
  const { kind, hash, labels, featureSet } = manifest;
  return `${kind.padEnd(11)} ${hash}  ${String(labels.length).padStart(4)} labels  ${featureSet}`;
};

const toLines = (models: readonly ListedModel[]): string[] => {
  const width = Math.max(...models.map(({ name }) => name.length));
  return models.map(
    (model) =>
      `${model.isDefault ? '*' : ' '} ${model.name.padEnd(width)} ${model.origin.padEnd(8)} ${describe(model)}`,
  );
};

/** `earshot model list` */
export const listModelsCommand = ({ stdout }: CommandContext): Command =>
  new Command('list')
    .description('The models that can be had by name; * is the default.')
    .option('--json', 'print one JSON object')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const models = await listModels();
      const text = [...toLines(models), '', `Your own models go to ${userModelsDirectory()}`];
      stdout.write(`${json ? JSON.stringify({ models }) : text.join('\n')}\n`);
    });
