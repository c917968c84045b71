import { Option } from 'commander';

/** `--data DIR`, or the environment's `EARSHOT_DATA`. */
export const dataOption = (): Option =>
  new Option('--data <dir>', 'folder with the training data')
    .env('EARSHOT_DATA')
    .makeOptionMandatory();
