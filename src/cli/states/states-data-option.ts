import { Option } from 'commander';

/** `--data DIR`, or the environment's `EARSHOT_DATA`. */
export const statesDataOption = (): Option =>
  new Option('--data <dir>', 'folder with music-speech, noise, emotify and gtzan')
    .env('EARSHOT_DATA')
    .makeOptionMandatory();
