import { Command, Option } from 'commander';
import {
  type Classifier,
  type ClassifierOptions,
  ENGINES,
  heardParts,
  loadClassifier,
  modelDirectory,
  readManifest,
  saveLettingGo,
  saveRobustness,
} from '../../models/index.js';
import { measureLettingGo } from '../measure/letting-go/measure-letting-go.js';
import { measureRobustness } from '../measure/robustness/measure-robustness.js';
import type { CommandContext } from './command-context.js';
import { formatLettingGo } from './measure/format-letting-go.js';
import { formatRobustness } from './measure/format-robustness.js';
import { showClips } from './progress/show-clips.js';

type Flags = ClassifierOptions & {
  readonly data: string;
  readonly save?: boolean;
  readonly json?: boolean;
};

const EXAMPLES = `
Examples:
  $ earshot measure robustness --data DIR          level, codecs, band limits and noise
  $ earshot measure letting-go --data DIR --save   how fast verdicts follow a change, and a picture

robustness plays whole clips of audio, in a folder for each genre (there or in gtzan/audio), through
the whole program. letting-go joins validation clips of the data that \`earshot evaluate\` takes.`;

const withClassifier = async <Report>(
  { model, engine }: Flags,
  measure: (classifier: Classifier) => Promise<Report>,
): Promise<Report> => {
  const classifier = await loadClassifier({ model, engine });
  return measure(classifier).finally(classifier.dispose);
};

const optionsOf = ({ data }: Flags, { stderr, stop }: CommandContext) => ({
  dataDirectory: data,
  stop,
  onProgress: showClips(stderr, Date.now),
});

const robustness = async (flags: Flags, context: CommandContext): Promise<void> => {
  const options = optionsOf(flags, context);
  const heard = heardParts(await readManifest(modelDirectory(flags.model)));
  const report = await withClassifier(flags, (classifier) =>
    measureRobustness({ ...options, classifier, heardParts: heard }),
  );
  if (flags.save) await saveRobustness(modelDirectory(flags.model), report);
  context.stdout.write(`${flags.json ? JSON.stringify(report) : formatRobustness(report)}\n`);
};

const lettingGo = async (flags: Flags, context: CommandContext): Promise<void> => {
  const options = optionsOf(flags, context);
  const manifest = await readManifest(modelDirectory(flags.model));
  const report = await withClassifier(flags, (classifier) =>
    measureLettingGo({ ...options, classifier, manifest }),
  );
  if (flags.save) await saveLettingGo(modelDirectory(flags.model), report);
  context.stdout.write(`${flags.json ? JSON.stringify(report) : formatLettingGo(report)}\n`);
};

const subcommand = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .addOption(
      new Option('--data <dir>', 'recordings whose genre is known')
        .env('EARSHOT_DATA')
        .makeOptionMandatory(),
    )
    .option('--model <name>', "a saved model's name, or a folder written by `earshot train`")
    .addOption(new Option('--engine <name>', 'what runs the model').choices(['auto', ...ENGINES]))
    .option('--save', 'keep the result beside the model and renew its MODEL_CARD.md')
    .option('--json', 'print one JSON object');

/** `earshot measure` */
export const measureCommand = (context: CommandContext): Command => {
  const command = new Command('measure')
    .description('Measure what a model stands on real air, and how fast it lets go.')
    .addHelpText('after', EXAMPLES);
  const commands = [
    subcommand(
      'robustness',
      'What level, codecs, band limits and noise do to its verdicts.',
    ).action((flags: Flags) => robustness(flags, context)),
    subcommand('letting-go', 'How fast its verdict follows a change, and changes falsely.').action(
      (flags: Flags) => lettingGo(flags, context),
    ),
  ];
  for (const each of commands) command.addCommand(each);
  return command;
};
