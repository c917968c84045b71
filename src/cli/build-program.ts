import { Command } from 'commander';
import { VERSION } from '../version.js';
import { classifyCommand } from './classify.js';
import type { CommandContext } from './command-context.js';
import { compareCommand } from './compare.js';
import { crossValidateCommand } from './cross-validate.js';
import { devicesCommand } from './devices.js';
import { doctorCommand } from './doctor.js';
import { evaluateCommand } from './evaluate.js';
import { evaluateDescriptorsCommand } from './evaluate-descriptors.js';
import { evaluateStatesCommand } from './evaluate-states.js';
import { historyCommand } from './history.js';
import { listenCommand } from './listen.js';
import { modelCommand } from './model.js';
import { measureCommand } from './measure.js';
import { reportCommand } from './report.js';
import { reproduceCommand } from './reproduce.js';
import { serveCommand } from './serve.js';
import { tokenCommand } from './token.js';
import { trainCommand } from './train.js';
import { trainClassicalCommand } from './train-classical.js';
import { trainEnsembleCommand } from './train-ensemble.js';
import { trainDescriptorsCommand } from './train-descriptors.js';
import { trainStatesCommand } from './train-states.js';
import { watchCommand } from './watch.js';

const EXAMPLES = `
Examples:
  $ earshot listen synthetic:demo               the demo station, in a dashboard
  $ earshot listen radio:https://HOST/STREAM    a real radio station
  $ earshot classify song.mp3                   what is this file?
  $ earshot doctor                              what this machine has, and what is missing

\`earshot COMMAND --help\` tells more about each command.`;

const COMMANDS = [
  listenCommand,
  serveCommand,
  watchCommand,
  historyCommand,
  reportCommand,
  classifyCommand,
  compareCommand,
  trainCommand,
  evaluateCommand,
  trainClassicalCommand,
  trainEnsembleCommand,
  trainStatesCommand,
  evaluateStatesCommand,
  trainDescriptorsCommand,
  evaluateDescriptorsCommand,
  crossValidateCommand,
  reproduceCommand,
  measureCommand,
  modelCommand,
  tokenCommand,
  devicesCommand,
  doctorCommand,
];

/** The whole command line; errors of usage are thrown as `CommanderError` after being said in one line. */
export const buildProgram = (context: CommandContext): Command => {
  const program = new Command('earshot')
    .description('Hears what genre is playing, live.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      outputError: (text, write) => {
        write(`earshot: ${text.replace(/^error: /, '').replace(/\n+(?=.)/g, ' ')}`);
      },
    });
  for (const create of COMMANDS) {
    const command = create(context).copyInheritedSettings(program);
    for (const subcommand of command.commands) subcommand.copyInheritedSettings(command);
    program.addCommand(command);
  }
  return program;
};
