import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { exportModel, modelDirectory } from '../../../models/index.js';
import type { CommandContext } from '../command-context.js';

type Flags = { readonly to: string; readonly json?: boolean };

const exportTo = async (
  model: string | undefined,
  { to, json }: Flags,
  { stdout }: CommandContext,
): Promise<void> => {
  const { bytes, inputShape, states } = await exportModel(modelDirectory(model));
  await writeFile(to, bytes);
  const memory = Object.entries(states).map(([name, cells]) => `${name} [batch, ${cells}]`);
  const inputs = [`mfcc [batch, ${inputShape.join(', ')}]`, ...memory];
  const report = { file: to, bytes: bytes.length, inputShape, states };
  const text = `${to}: ${bytes.length} bytes; inputs ${inputs.join(', ')}`;
  stdout.write(`${json ? JSON.stringify(report) : text}\n`);
};

const HELP = `
Memory goes in as NAME and comes out as next_NAME; begin with zeros. The temperature of the manifest is not
in the file: it stands in its metadata, beside labels and hash.

Example:
  $ earshot model export hybrid --to hybrid.onnx`;

/** `earshot model export [NAME] --to FILE` */
export const exportModelCommand = (context: CommandContext): Command =>
  new Command('export')
    .description('Write a network as an ONNX file, for ONNX Runtime and other programs.')
    .argument('[name]', 'a name or a folder; the default model when left out')
    .requiredOption('--to <file>', 'the file to write')
    .option('--json', 'print one JSON object')
    .addHelpText('after', HELP)
    .action((name: string | undefined, flags: Flags) => exportTo(name, flags, context));
