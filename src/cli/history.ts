import { once } from 'node:events';
import { Command } from 'commander';
import { UsageError } from '../errors.js';
import { toCsv } from '../history/export/to-csv.js';
import { toParquet } from '../history/export/to-parquet.js';
import type { HistoryReader } from '../history/read/history-reader.js';
import { readRecords } from '../history/read/read-records.js';
import type { CommandContext } from './command-context.js';
import {
  historyOptions,
  openNamedHistory,
  requireStation,
  spanOf,
  type HistoryFlags,
} from './history/history-options.js';
import { toLines } from './history/to-lines.js';

type Flags = HistoryFlags & {
  readonly json?: true;
  readonly csv?: true;
  readonly parquet?: true;
};

const HELP = `
Examples:
  $ earshot history demo --since 24h
  $ earshot history demo --since 7d --csv > demo.csv
  $ earshot history demo --since 2026-03-01 --until 2026-04-01 --parquet > march.parquet
  $ earshot history demo --json | jq 'select(.type == "detection")'

A server keeps a history when its configuration says where: history: {file: history.db, keepDays: 365,
maxMegabytes: 1000}. Predictions are kept as means of ten seconds; titles, detections and changes of
status as they are. It may be looked at while the server runs.`;

const requireOneFormat = ({ json, csv, parquet }: Flags): void => {
  if ([json, csv, parquet].filter(Boolean).length > 1) {
    throw new UsageError('take one of --json, --csv and --parquet');
  }
};

function* jsonLines(records: Iterable<unknown>): Iterable<string> {
  for (const record of records) yield `${JSON.stringify(record)}\n`;
}

/** The output, a piece at a time. */
async function* render(
  reader: HistoryReader,
  station: string,
  flags: Flags,
): AsyncIterable<string | Uint8Array> {
  const span = spanOf(flags);
  const records = readRecords(reader, station, span);
  const labels = () => reader.labels(station, span);
  if (flags.parquet) yield await toParquet(records, labels());
  else if (flags.csv) yield* toCsv(records, labels());
  else yield* flags.json ? jsonLines(records) : toLines(records);
}

const showHistory = async (
  station: string,
  flags: Flags,
  { stdout, stop }: CommandContext,
): Promise<void> => {
  requireOneFormat(flags);
  if (flags.parquet && stdout.isTTY) {
    throw new UsageError('a Parquet file is nothing for a terminal; expected > FILE behind it');
  }
  const reader = await openNamedHistory(flags);
  try {
    requireStation(reader, station);
    for await (const piece of render(reader, station, flags)) {
      // A reader like `head` that has enough ends the wait by `stop`.
      if (!stdout.write(piece)) await once(stdout, 'drain', { signal: stop }).catch(() => {});
      stop.throwIfAborted();
    }
  } finally {
    reader.close();
  }
};

/** `earshot history STATION` */
export const historyCommand = (context: CommandContext): Command =>
  historyOptions(new Command('history'), '24h')
    .description('Show what a station played, from the history that a server keeps.')
    .argument('<station>', 'name of the station')
    .option('--json', 'a JSON object a line')
    .option('--csv', 'a table of comma-separated values')
    .option('--parquet', 'an Apache Parquet file')
    .addHelpText('after', HELP)
    .action((station: string, flags: Flags) => showHistory(station, flags, context));
