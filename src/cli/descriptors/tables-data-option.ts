import { Option } from 'commander';

/** `--data DIR`, or the environment's `EARSHOT_DATA`. */
export const tablesDataOption = (): Option =>
  new Option('--data <dir>', 'folder with tables, emotify and music-speech')
    .env('EARSHOT_DATA')
    .makeOptionMandatory();
