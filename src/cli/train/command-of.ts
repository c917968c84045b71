import { basename } from 'node:path';
import { parseSource } from '../../../models/index.js';
import type { TrainFlags } from './train-options.js';

/** What makes the same model again, whatever the data's folders are called here. */
export const commandOf = (flags: TrainFlags): string => {
  const { data, epochs, batchSize, seed, peakRate, patience, checkEvery } = flags;
  const sources = data.map((source, index) => {
    const { directory } = parseSource(source);
    return `--data DIR${data.length > 1 ? index + 1 : ''}${source.slice(directory.length)}`;
  });
  const { maxMinutes, splitSeed } = flags;
  const others = { patience, 'max-minutes': maxMinutes, 'split-seed': splitSeed };
  const given = Object.entries(others).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name} ${value}`],
  );
  const settings = `--epochs ${epochs} --batch-size ${batchSize} --peak-rate ${peakRate} --check-every ${checkEvery} --seed ${seed}`;
  const recipe = flags.refit === undefined ? settings : `--refit ${basename(flags.refit)}`;
  return ['earshot train', ...sources, recipe, ...given].join(' ');
};
