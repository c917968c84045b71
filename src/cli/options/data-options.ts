import { Option, type Command } from 'commander';
import type { DataRequest } from '../../../models/index.js';
import { readCount, readPositive } from './read-number.js';

/** What `dataOptions` adds to a command's flags. */
export type DataFlags = {
  readonly data: readonly string[];
  readonly maxMinutes?: number;
  readonly cache?: string;
  readonly splitSeed?: number;
};

const collect = (value: string, previous: readonly string[] | undefined): readonly string[] => [
  ...(previous ?? []),
  value,
];

/** Adds `--data` (more than once, or the environment's `EARSHOT_DATA`) and how such data are read. */
export const dataOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--data <dir>', 'training data; may be given more than once, see below')
        .env('EARSHOT_DATA')
        .argParser(collect)
        .makeOptionMandatory(),
    )
    .option('--max-minutes <n>', 'read so much of each audio file (default: 5)', readPositive)
    .option('--cache <dir>', 'where features are kept (default: earshot/features among the caches)')
    .option('--split-seed <n>', 'deals artists to train, valid and test (default: 1)', readCount);

/** What `--data` may be; for the end of a command's help. */
export const DATA_HELP = `
DIR holds a folder for each genre with audio files in it (folders of artists and albums may lie
below), or log-mel frames: index.tsv and mel_u8.bin.gz (or both in gtzan/logmel).
  --data DIR                    all genres
  --data DIR=rock,Hip-Hop:hiphop   only these, one of them under another name
Artists are told by DIR/artists.tsv (path<TAB>artist), DIR/split.tsv (columns path, split, artist)
or the files' tags; they keep whole artists on one side of the split.`;

/** The request that the flags make. */
export const dataRequest = ({ data, maxMinutes, cache, splitSeed }: DataFlags): DataRequest => ({
  sources: data,
  maxMinutes,
  cacheDirectory: cache,
  splitSeed,
});
