import { type Command, Option } from 'commander';
import { loadConfig } from '../../config/load-config.js';
import { UsageError } from '../../errors.js';
import { openHistory, type HistoryReader, type Span } from '../../history/read/history-reader.js';
import { nearest } from '../../config/nearest.js';
import { readInstant } from './read-instant.js';

/** Which history is looked at, and what part of it. */
export type HistoryFlags = {
  readonly config: string;
  readonly file?: string;
  readonly since: number;
  readonly until?: number;
};

/** Adds the options that say which history is looked at; `since` is the default of `--since`. */
export const historyOptions = (command: Command, since: string): Command =>
  command
    .addOption(
      new Option('--since <time>', 'from then on: so long ago (90m, 24h, 7d) or a date')
        .argParser((text) => readInstant(text))
        .default(readInstant(since), `${since} ago`),
    )
    .option('--until <time>', 'up to then (default: now)', (text) => readInstant(text))
    .option('--config <file>', 'configuration that says where the history is', 'earshot.yaml')
    .option('--file <file>', 'the history itself, in place of a configuration');

/** The time that the flags name. Fails with a `UsageError` when there is none in it. */
export const spanOf = ({ since, until }: HistoryFlags): Span => {
  const span = { fromMs: since, untilMs: until ?? Date.now() };
  if (span.fromMs < span.untilMs) return span;
  throw new UsageError('expected --since to be before --until');
};

const fileOf = async ({ config, file }: HistoryFlags): Promise<string> => {
  const named = file ?? (await loadConfig(config)).history?.file;
  if (named !== undefined) return named;
  throw new UsageError(
    `${config} keeps no history; expected something like 'history: {file: history.db}', or --file`,
  );
};

/** Opens the history that the flags name. Fails with a `UsageError` or `HistoryError` of one line. */
export const openNamedHistory = async (flags: HistoryFlags): Promise<HistoryReader> =>
  openHistory(await fileOf(flags));

/** Fails with a `UsageError` when the history has no station of this name. */
export const requireStation = (reader: HistoryReader, station: string): void => {
  const known = reader.stations();
  if (known.includes(station)) return;
  const meant = nearest(station, known);
  const hint = meant ? `did you mean '${meant}'? It` : 'it';
  const named = known.length > 0 ? known.slice(0, 20).join(', ') : 'no station yet';
  throw new UsageError(`the history has no station '${station}'; ${hint} knows ${named}`);
};
