import { Command, Option } from 'commander';
import { calibrateModel, ENGINES, type EngineName } from '../../../models/index.js';
import type { CommandContext } from '../command-context.js';
import { DATA_HELP, type DataFlags, dataOptions } from '../options/data-options.js';
import { readData } from '../train/read-data.js';

type Flags = DataFlags & { readonly engine?: EngineName | 'auto' };

const calibrate = async (
  model: string | undefined,
  { engine, ...flags }: Flags,
  context: CommandContext,
): Promise<void> => {
  const dataset = await readData(flags, context);
  const { stop } = context;
  const { name, temperature } = await calibrateModel(dataset, { model, engine, stop });
  context.stdout.write(`${name}: temperature ${temperature}, written into its manifest\n`);
};

const HELP = `
Fits one number, the temperature, which brings confidences nearer to how often they are right, and
writes it into the model's manifest. \`earshot train\` does so by itself.
${DATA_HELP}`;

/** `earshot model calibrate [NAME]` */
export const calibrateModelCommand = (context: CommandContext): Command =>
  dataOptions(
    new Command('calibrate')
      .description(
        'Bring confidences nearer to how often they are right, by the validation clips of some data.',
      )
      .argument('[name]', 'a name or a folder; the default model when left out'),
  )
    .addOption(new Option('--engine <name>', 'what runs the model').choices(['auto', ...ENGINES]))
    .addHelpText('after', HELP)
    .action((name: string | undefined, flags: Flags) => calibrate(name, flags, context));
