import { Command, Option } from 'commander';
import { ENGINES, type EngineName } from '../../../models/index.js';
import type { CommandContext } from '../command-context.js';
import { checkModel } from './check-model.js';

type Flags = { readonly engine?: EngineName | 'auto'; readonly json?: boolean };

const verify = async (
  model: string | undefined,
  { engine, json }: Flags,
  { stdout }: CommandContext,
): Promise<void> => {
  const { info, label, probability } = await checkModel({ model, engine });
  const { name, hash, labels, featureSet, engine: used } = info;
  const heard = `one window of synthetic:jazz heard as ${label} (${(100 * probability).toFixed(0)} %)`;
  const text = `OK ${name}: hash ${hash}, ${labels.length} labels, front end ${featureSet}, runs on ${used}; ${heard}`;
  const report = { ok: true, name, hash, labels, featureSet, engine: used, label, probability };
  stdout.write(`${json ? JSON.stringify(report) : text}\n`);
};

const HELP = `
Exit code: 0 when the model can be used, 1 when not; then stderr says which field or file does not fit.`;

/** `earshot model verify [NAME]` */
export const verifyModelCommand = (context: CommandContext): Command =>
  new Command('verify')
    .description('Check files, hash, shapes and front end of a model, and run it once.')
    .argument('[name]', 'a name or a folder; the default model when left out')
    .addOption(new Option('--engine <name>', 'what runs the model').choices(['auto', ...ENGINES]))
    .option('--json', 'print one JSON object')
    .addHelpText('after', HELP)
    .action((name: string | undefined, flags: Flags) => verify(name, flags, context));
