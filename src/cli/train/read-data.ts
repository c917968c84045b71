import { loadDataset, type LoadedDataset } from '../../../models/index.js';
import { InterruptedError } from '../../errors.js';
import type { CommandContext } from '../command-context.js';
import { type DataFlags, dataRequest } from '../options/data-options.js';
import { describeData } from './describe-data.js';
import { showReading } from './show-reading.js';

/** Loads the data that the flags name, shows how far it is and says what came of it, on `stderr`. */
export const readData = async (
  flags: DataFlags,
  { stderr, stop }: CommandContext,
): Promise<LoadedDataset> => {
  const reading = showReading(stderr, Date.now);
  const request = { ...dataRequest(flags), stop, onProgress: reading.update };
  try {
    const dataset = await loadDataset(request).finally(reading.end);
    stderr.write(`${describeData(dataset).join('\n')}\n`);
    return dataset;
  } catch (error) {
    if (!stop.aborted) throw error;
    stderr.write(
      'earshot: reading stopped; the same command goes on with the files that are left\n',
    );
    throw new InterruptedError();
  }
};
