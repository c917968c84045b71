import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { parseDocument } from 'yaml';
import { defaultModelFile, modelDirectory } from '../../../models/index.js';
import { loadConfig } from '../../config/load-config.js';
import { UsageError } from '../../errors.js';
import type { CommandContext } from '../command-context.js';
import { checkModel } from './check-model.js';

type Flags = { readonly config?: string };

const writeIntoConfig = async (file: string, model: string): Promise<string> => {
  // Says what is wrong with it before anything is written.
  await loadConfig(file);
  const document = parseDocument(await readFile(file, 'utf8'));
  document.set('model', model);
  await writeFile(file, document.toString());
  return file;
};

const writeDefault = async (model: string): Promise<string> => {
  const file = defaultModelFile();
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${model}\n`);
  return file;
};

/** A name stays one; a folder must be found from anywhere. */
const toLasting = (model: string): string =>
  modelDirectory(model) === resolve(model) ? resolve(model) : model;

const choose = async (
  name: string,
  { config }: Flags,
  { stdout }: CommandContext,
): Promise<void> => {
  const { info } = await checkModel({ model: name });
  if (info.kind === 'sound-kind') {
    throw new UsageError(`${name}: kind: expected a model of kind "genre", received "sound-kind"`);
  }
  const model = toLasting(name);
  const file = config ? await writeIntoConfig(config, model) : await writeDefault(model);
  stdout.write(`${info.name} (${info.hash}) is used from now on: written to ${file}\n`);
  stdout.write('A running `earshot serve` takes it when it gets SIGHUP: kill -HUP PID\n');
};

/** `earshot model use NAME` */
export const useModelCommand = (context: CommandContext): Command =>
  new Command('use')
    .description('Make a model the default, once it has shown that it runs.')
    .argument('<name>', 'a name or a folder')
    .option('--config <file>', 'write it into this configuration instead of your own default')
    .action((name: string, flags: Flags) => choose(name, flags, context));
