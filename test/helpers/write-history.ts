import { createHistoryWriter } from '../../src/history/database/create-writer.js';
import { openForWriting } from '../../src/history/database/open-for-writing.js';
import { createBatchCollector } from '../../src/history/collect-batch.js';
import type { StationMessage } from '../../src/protocol/index.js';

/** Writes what a run of the program heard into the history at `file`, without a thread. */
export const writeHistory = async (
  file: string,
  messages: readonly StationMessage[],
): Promise<void> => {
  const database = await openForWriting(file);
  const times = messages.map(({ wallTimeMs }) => wallTimeMs);
  const writer = createHistoryWriter(database, Math.min(...times));
  const collector = createBatchCollector(1_000_000);
  messages.forEach((message) => collector.add(message));
  writer.write(collector.take(Math.max(...times)));
  database.close();
};
