import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Argument, Command, Option } from 'commander';
import {
  type Experiment,
  type ExperimentResult,
  type EngineName,
  HOLD_OUTS,
  type HoldOut,
  loadExperiments,
  runExperiments,
  saveResults,
  toSavedResult,
  TRAINERS,
} from '../../models/index.js';
import { InterruptedError, UsageError } from '../errors.js';
import type { CommandContext } from './command-context.js';
import { readCount } from './options/read-number.js';
import { chooseExperiments } from './reproduce/choose-experiments.js';
import { formatResults } from './reproduce/format-results.js';
import { showExperiments } from './reproduce/show-experiments.js';
import { toJson } from './reproduce/to-json.js';

type Flags = {
  readonly data: string;
  readonly system?: string;
  readonly protocol?: HoldOut;
  readonly quick?: boolean;
  readonly json?: boolean;
  readonly report?: string;
  readonly engine: EngineName | 'auto';
  readonly seed: number;
  readonly out: string;
  readonly save?: boolean;
  readonly keep?: string;
};

const EXAMPLES = `
Examples:
  $ earshot reproduce --data DIR                        every system of the reports, under both protocols
  $ earshot reproduce R1 R4 --data DIR                  those of two reports
  $ earshot reproduce R4 --system perceptron --quick    one system, on few rows: does it work?
  $ earshot reproduce R4 --report r4.html --json        figures as JSON, pictures and remarks in one page
  $ earshot reproduce R2 --system custom-cnn --keep systems && earshot compare --system ./systems/r2-custom-cnn song.mp3

DIR holds tables/NAME.csv.gz and, for what hears audio, gtzan/. Protocols: "report" holds rows out as the
report did, "honest" keeps each artist (or track) on one side. Both are run unless one is named.
The results of a system that is finished are kept in --out. Stopped, the same command goes on; delete the folder to
begin anew. --keep writes the systems themselves as they are under the protocol "honest".`;

const collect = async (
  experiments: readonly Experiment[],
  { data, protocol, quick, engine, seed, out, keep }: Flags,
  { stderr, stop }: CommandContext,
): Promise<ExperimentResult[]> => {
  const progress = showExperiments(stderr, Date.now);
  const options = {
    data: resolve(data),
    holdOuts: protocol ? [protocol] : HOLD_OUTS,
    effort: quick ? 'quick' : 'full',
    directory: quick ? `${out}-quick` : out,
    systems: keep,
    engine,
    seed,
    stop,
  } as const;
  const results: ExperimentResult[] = [];
  try {
    for await (const result of runExperiments(experiments, options, progress.update)) {
      results.push(result);
    }
    return results;
  } catch (error) {
    if (!stop.aborted) throw error;
    stderr.write('earshot: stopped; the same command goes on with the systems that are left\n');
    throw new InterruptedError();
  } finally {
    progress.end();
  }
};

const writePage = async (path: string, results: readonly ExperimentResult[]): Promise<void> => {
  const { reproducePage } = await import('./reproduce/reproduce-page.js');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, reproducePage(results));
};

/** Nothing would be kept, or nothing of worth: better said at once than after hours. */
const checkKeep = (chosen: readonly Experiment[], { quick, protocol }: Flags): void => {
  if (quick)
    throw new UsageError('--quick gives systems that know nothing; expected --keep without it');
  if (protocol === 'report') {
    throw new UsageError('--keep is of the protocol "honest"; expected it, or no --protocol');
  }
  if (chosen.some(({ hears }) => hears)) return;
  const names = chosen.map(({ system }) => system).join(', ');
  throw new UsageError(`--keep is for systems that hear; none of these does: ${names}`);
};

const run = async (
  reports: readonly string[],
  flags: Flags,
  context: CommandContext,
): Promise<void> => {
  if (flags.save && flags.quick) {
    throw new UsageError('--quick gives figures that mean nothing; expected --save without it');
  }
  const experiments = await loadExperiments();
  const chosen = chooseExperiments(experiments, reports, flags.system);
  if (flags.keep !== undefined) checkKeep(chosen, flags);
  const results = await collect(chosen, flags, context);
  const saved = results.map(toSavedResult);
  const text = flags.json ? JSON.stringify(saved.flatMap(toJson)) : formatResults(saved);
  context.stdout.write(`${text}\n`);
  if (flags.report !== undefined) await writePage(flags.report, results);
  if (flags.save) await saveResults(saved, experiments);
};

const addOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--data <dir>', 'folder of the tables and frames')
        .env('EARSHOT_DATA')
        .makeOptionMandatory(),
    )
    .option('--system <name>', 'only this system')
    .addOption(new Option('--protocol <name>', 'only this way to hold rows out').choices(HOLD_OUTS))
    .option('--quick', 'few rows and epochs, to see that all works; its figures mean nothing')
    .option('--json', 'print one JSON array')
    .option('--report <file>', 'write figures, remarks and pictures as one HTML page')
    .addOption(
      new Option('--engine <name>', 'what trains the large networks')
        .choices(['auto', ...TRAINERS])
        .default('auto'),
    )
    .option('--seed <n>', 'of splits, weights and order', readCount, 1)
    .option('--out <dir>', 'where finished results are kept', 'earshot-reproduce')
    .option('--keep <dir>', 'write systems that can hear into this folder, for `earshot compare`')
    .option('--save', "keep the results in Earshot's repository and renew docs/REPORTS.md");

/** `earshot reproduce` */
export const reproduceCommand = (context: CommandContext): Command =>
  addOptions(new Command('reproduce'))
    .description('Train and score the systems of the reports that Earshot grew from.')
    .addArgument(new Argument('[reports...]', 'R0, R1, R2, R3, R4; all unless named'))
    .addHelpText('after', EXAMPLES)
    .action((reports: readonly string[], flags: Flags) => run(reports, flags, context));
