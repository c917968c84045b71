import { Command } from 'commander';
import {
  frontEndOf,
  modelDirectory,
  type ModelManifest,
  readManifest,
} from '../../../models/index.js';
import type { FrontEnd } from '../../../streams/index.js';
import type { CommandContext } from '../command-context.js';

type Row = readonly [name: string, value: string | number | undefined];

const describeFrontEnd = (frontEnd: FrontEnd): string => {
  const { id, sampleRateHz, frameSamples, frameHopSamples, melBands, melScale } = frontEnd;
  const { coefficients, windowFrames, compression, levelRemoved } = frontEnd;
  const seconds = ((windowFrames * frameHopSamples) / sampleRateHz).toFixed(2);
  const values = coefficients === null ? 'bands' : `${coefficients} coefficients`;
  return (
    `${id}: ${sampleRateHz} Hz, frames of ${frameSamples} each ${frameHopSamples}, ` +
    `${melBands} ${melScale} bands, ${compression.kind}, ${values}, ` +
    `windows of ${windowFrames} (${seconds} s)${levelRemoved ? ', level removed' : ''}`
  );
};

const rowsOf = (manifest: ModelManifest, frontEnd: FrontEnd, directory: string): readonly Row[] => [
  ['name', manifest.name],
  ['folder', directory],
  ['kind', manifest.kind],
  ['hash', manifest.hash],
  ['labels', manifest.labels.join(', ')],
  ['front end', describeFrontEnd(frontEnd)],
  ['memory', manifest.stateful === false ? 'none' : 'carried from window to window'],
  ['parameters', manifest.parameters?.toLocaleString('en')],
  ['temperature', manifest.temperature],
  ['unsure below', manifest.unsureBelow],
  ['data digest', manifest.data?.digest],
  ['clips', manifest.data?.clips ?? manifest.training?.clips],
  ['split', manifest.data?.split],
  ['trained by', manifest.training?.command],
  ['licence', manifest.licence],
  ...Object.entries(manifest.metrics ?? {}),
];

const show = async (
  name: string | undefined,
  json: boolean | undefined,
  { stdout }: CommandContext,
): Promise<void> => {
  const directory = modelDirectory(name);
  const manifest = await readManifest(directory);
  const frontEnd = frontEndOf(manifest, directory);
  const rows = rowsOf(manifest, frontEnd, directory).filter(([, value]) => value !== undefined);
  const lines = rows.map(([field, value]) => `${field.padEnd(14)} ${value}`);
  const text = json ? JSON.stringify({ directory, ...manifest, frontEnd }) : lines.join('\n');
  stdout.write(`${text}\n`);
};

/** `earshot model show [NAME]` */
export const showModelCommand = (context: CommandContext): Command =>
  new Command('show')
    .description('What a model says of itself.')
    .argument('[name]', 'a name or a folder; the default model when left out')
    .option('--json', 'print the manifest, with the whole front end, as one JSON object')
    .action((name: string | undefined, { json }: { readonly json?: boolean }) =>
      show(name, json, context),
    );
