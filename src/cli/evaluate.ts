import { dirname } from 'node:path';
import { mkdir, writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import {
  drawPictures,
  ENGINES,
  type Evaluation,
  evaluateModel,
  evaluationName,
  type EvaluationOptions,
  modelDirectory,
  saveEvaluation,
  writePictures,
} from '../../models/index.js';
import { UsageError } from '../errors.js';
import type { CommandContext } from './command-context.js';
import { formatEvaluation } from './evaluate/format-evaluation.js';
import { DATA_HELP, type DataFlags, dataOptions } from './options/data-options.js';
import { readData } from './train/read-data.js';
import { showClips } from './progress/show-clips.js';

type Flags = Pick<EvaluationOptions, 'split' | 'model' | 'engine' | 'beside'> &
  DataFlags & {
    readonly dataName?: string;
    readonly pictures?: string;
    readonly report?: string;
    readonly json?: boolean;
    readonly save?: boolean;
  };

const EXAMPLES = `
Examples:
  $ earshot evaluate --data DIR                            on the validation clips
  $ earshot evaluate --data DIR --split test --json        the final figure, as one JSON object
  $ earshot evaluate --data DIR --report report.html       all figures and pictures in one page
  $ earshot evaluate --data emotify --data-name emotify --save
                                                           on other data, kept beside the model
  $ earshot evaluate --data DIR --model ensemble --beside hybrid --split test
                                                           is the one surely better than the other?
${DATA_HELP}

Clips of genres that the model does not have are left out and counted.
Choose between models on the validation clips; the test clips are for the last figure only.`;

const titleOf = ({ model, dataName, split, clips }: Evaluation): string =>
  `${model.name} on ${clips} ${split === 'all' ? '' : `${split} `}clips${dataName ? ` of ${dataName}` : ''}`;

const draw = async (evaluation: Evaluation, { pictures: folder, report }: Flags): Promise<void> => {
  if (folder === undefined && report === undefined) return;
  const title = titleOf(evaluation);
  const pictures = await drawPictures(evaluation, title);
  if (folder !== undefined) await writePictures(folder, evaluationName(evaluation), pictures);
  if (report === undefined) return;
  // Loaded when wanted, as are the pictures.
  const { reportPage } = await import('./evaluate/report-page.js');
  await mkdir(dirname(report), { recursive: true });
  await writeFile(report, reportPage(evaluation, pictures, `Earshot: ${title}`));
};

/** Figures of other genres than the model's would be taken for its own if they bore no name. */
const save = async (evaluation: Evaluation, { model, dataName }: Flags): Promise<void> => {
  const absent = Object.values(evaluation.perGenre).some(({ clips }) => clips === 0);
  if (dataName === undefined && (absent || Object.keys(evaluation.leftOut.genres).length > 0)) {
    throw new UsageError(
      'these data do not have the genres of the model: expected --data-name NAME beside --save, so that they are not taken for its own',
    );
  }
  await saveEvaluation(modelDirectory(model), evaluation);
};

const evaluate = async (flags: Flags, context: CommandContext): Promise<void> => {
  const { stdout, stderr, stop } = context;
  const { split, model, engine, dataName, beside } = flags;
  const dataset = await readData(flags, context);
  const options = { split, model, engine, dataName, beside, stop };
  const evaluation = await evaluateModel(dataset, options, showClips(stderr, Date.now));
  stdout.write(`${flags.json ? JSON.stringify(evaluation) : formatEvaluation(evaluation)}\n`);
  await draw(evaluation, flags);
  if (flags.save) await save(evaluation, flags);
};

const readDataName = (text: string): string => {
  if (/^\w[\w.-]*$/.test(text)) return text;
  throw new InvalidArgumentError('expected letters, digits, dots and dashes.');
};

/** `earshot evaluate` */
export const evaluateCommand = (context: CommandContext): Command => {
  const command = new Command('evaluate').description(
    'Score a model clip by clip: figures, genres, calibration, pictures.',
  );
  return dataOptions(command)
    .addOption(
      new Option('--split <name>', 'part of the data')
        .choices(['train', 'valid', 'test', 'all'])
        .default('valid'),
    )
    .option('--model <name>', "a saved model's name, or a folder written by `earshot train`")
    .addOption(new Option('--engine <name>', 'what runs the model').choices(['auto', ...ENGINES]))
    .option('--beside <name>', 'another model, compared in log-loss on the same clips')
    .option('--pictures <dir>', 'draw confusion, reliability and listening time as SVG files')
    .option('--report <file>', 'write figures and pictures as one self-contained HTML page')
    .option('--save', 'keep the result beside the model and renew its MODEL_CARD.md')
    .option('--data-name <name>', 'what data that are not the model’s own are called', readDataName)
    .option('--json', 'print one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((flags: Flags) => evaluate(flags, context));
};
