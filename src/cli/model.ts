import { Command } from 'commander';
import type { CommandContext } from './command-context.js';
import { calibrateModelCommand } from './model/calibrate-model-command.js';
import { exportModelCommand } from './model/export-model-command.js';
import { listModelsCommand } from './model/list-models-command.js';
import { showModelCommand } from './model/show-model-command.js';
import { useModelCommand } from './model/use-model-command.js';
import { verifyModelCommand } from './model/verify-model-command.js';

const HELP = `
Examples:
  $ earshot model list                     models by name: shipped ones and your own
  $ earshot model verify ./my-model        does it fit its manifest, and does it run?
  $ earshot model use my-model             listen with it from now on
  $ earshot listen synthetic:demo --model ./my-model

A model is a folder with model.json, its weights and manifest.json; docs/MODELS.md tells the fields.`;

/** `earshot model list | show | use | verify | calibrate | export` */
export const modelCommand = (context: CommandContext): Command => {
  const program = new Command('model').description(
    'Look after models: list, show, verify, calibrate, export, choose the default.',
  );
  const commands = [
    listModelsCommand,
    showModelCommand,
    useModelCommand,
    verifyModelCommand,
    calibrateModelCommand,
    exportModelCommand,
  ];
  return commands.reduce(
    (parent, command) => parent.addCommand(command(context)),
    program.addHelpText('after', HELP),
  );
};
