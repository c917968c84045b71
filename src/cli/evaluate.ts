import { Command, Option } from 'commander';
import {
  type Evaluation,
  evaluateModel,
  type EvaluationOptions,
  modelDirectory,
  saveEvaluation,
  ENGINES,
} from '../../models/index.js';
import type { CommandContext } from './command-context.js';
import { dataOption } from './options/data-option.js';
import { formatEvaluation } from './evaluate/format-evaluation.js';

type Flags = Pick<EvaluationOptions, 'split' | 'model' | 'engine'> & {
  readonly data: string;
  readonly json?: boolean;
  readonly save?: boolean;
};

const EXAMPLES = `
Examples:
  $ earshot evaluate --data DIR                       on the validation clips
  $ earshot evaluate --data DIR --split test --json   the final figure, as one JSON object

Choose between models on the validation clips; the test clips are for the last figure only.`;

const evaluate = async (flags: Flags, { stdout, stderr, stop }: CommandContext): Promise<void> => {
  const { data, split, model, engine } = flags;
  const showProgress = (done: number, clips: number): void => {
    if (stderr.isTTY) stderr.write(`\r\u001b[K${done}/${clips} clips${done === clips ? '\n' : ''}`);
  };
  const options = { data, split, model, engine, stop };
  const evaluation: Evaluation = await evaluateModel(options, showProgress);
  if (flags.save) await saveEvaluation(modelDirectory(model), evaluation);
  stdout.write(`${flags.json ? JSON.stringify(evaluation) : formatEvaluation(evaluation)}\n`);
};

/** `earshot evaluate` */
export const evaluateCommand = (context: CommandContext): Command =>
  new Command('evaluate')
    .description('Score a model clip by clip on a part of the fault-filtered split.')
    .addOption(dataOption())
    .addOption(
      new Option('--split <name>', 'part of the split')
        .choices(['train', 'valid', 'test'])
        .default('valid'),
    )
    .option('--model <name>', "a saved model's name, or a folder written by `earshot train`")
    .addOption(new Option('--engine <name>', 'what runs the model').choices(['auto', ...ENGINES]))
    .option('--save', 'keep the result beside the model and renew its MODEL_CARD.md')
    .option('--json', 'print one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((flags: Flags) => evaluate(flags, context));
