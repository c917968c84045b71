import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { RunError } from '../errors.js';
import type { HistoryReader } from '../history/read/history-reader.js';
import { namePageFiles } from '../history/report/name-page-files.js';
import { overallPage, type ListedStation } from '../history/report/overall-page.js';
import { stationPage } from '../history/report/station-page.js';
import { summariseStation } from '../history/report/summarise-station.js';
import type { CommandContext } from './command-context.js';
import {
  historyOptions,
  openNamedHistory,
  requireStation,
  spanOf,
  type HistoryFlags,
} from './history/history-options.js';

type Flags = HistoryFlags & { readonly out: string };

const HELP = `
Examples:
  $ earshot report
  $ earshot report demo --since 30d --out /var/www/report

Writes a page for each station and index.html for all together: share of genres by hour, music, talk and
silence, uptime with its outages, and a timeline of titles, detections and alarms. The pages hold all that
they show: they can be sent by mail. It reads the history that a server keeps: earshot history --help.`;

const write = async (folder: string, file: string, html: string): Promise<void> => {
  const path = join(folder, file);
  await writeFile(path, html).catch((error: Error) => {
    throw new RunError(`cannot write ${path}: ${error.message}`);
  });
};

const writePages = async (
  reader: HistoryReader,
  names: readonly string[],
  flags: Flags,
): Promise<void> => {
  const span = spanOf(flags);
  await mkdir(flags.out, { recursive: true }).catch((error: Error) => {
    throw new RunError(`cannot write to ${flags.out}: ${error.message}`);
  });
  const files = namePageFiles(names);
  const listed: ListedStation[] = [];
  for (const [index, name] of names.entries()) {
    const summary = summariseStation(reader, name, span);
    const file = files[index]!;
    await write(flags.out, file, stationPage(summary, span));
    // Of the timelines, the long part, the overall page shows nothing.
    listed.push({ summary: { ...summary, timeline: [] }, file });
  }
  await write(flags.out, 'index.html', overallPage(listed, span));
};

const writeReport = async (
  stations: readonly string[],
  flags: Flags,
  { stdout }: CommandContext,
): Promise<void> => {
  const reader = await openNamedHistory(flags);
  try {
    stations.forEach((station) => requireStation(reader, station));
    await writePages(reader, stations.length > 0 ? stations : reader.stations(), flags);
  } finally {
    reader.close();
  }
  stdout.write(`${join(flags.out, 'index.html')}\n`);
};

/** `earshot report [STATION…]` */
export const reportCommand = (context: CommandContext): Command =>
  historyOptions(new Command('report'), '7d')
    .description('Write what stations played as HTML pages, from the history that a server keeps.')
    .argument('[stations...]', 'names of stations (default: all)')
    .option('--out <folder>', 'where the pages are written', 'earshot-report')
    .addHelpText('after', HELP)
    .action((stations: string[], flags: Flags) => writeReport(stations, flags, context));
