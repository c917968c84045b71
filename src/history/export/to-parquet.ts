import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { HistoryRecord } from '../read/history-record.js';
import { historyColumns, type HistoryColumn } from './history-columns.js';

const ROWS_A_GROUP = 20_000;
const TYPES = { text: 'STRING', number: 'DOUBLE', time: 'TIMESTAMP' } as const;

const toCell = (record: HistoryRecord, { kind, read }: HistoryColumn) => {
  const value = read(record);
  if (value === undefined) return null;
  return kind === 'time' ? new Date(value) : value;
};

const toColumnData = (columns: readonly HistoryColumn[], records: readonly HistoryRecord[]) =>
  columns.map((column) => ({
    name: column.name,
    type: TYPES[column.kind],
    nullable: true,
    data: records.map((record) => toCell(record, column)),
  }));

/** A whole Parquet file, compressed by Snappy, the columns as in CSV; of the records one group at a time is held. */
export const toParquet = async (
  records: Iterable<HistoryRecord>,
  labels: readonly string[],
): Promise<Uint8Array> => {
  const columns = historyColumns(labels);
  const writer = new ByteWriter();
  const schema = schemaFromColumnData({ columnData: toColumnData(columns, []) });
  const parquet = new ParquetWriter({ writer, schema });
  let group: HistoryRecord[] = [];
  const writeGroup = async (): Promise<void> => {
    const rowGroupSize = ROWS_A_GROUP;
    if (group.length > 0)
      await parquet.write({ columnData: toColumnData(columns, group), rowGroupSize });
    group = [];
  };
  for (const record of records) {
    group.push(record);
    if (group.length === ROWS_A_GROUP) await writeGroup();
  }
  await writeGroup();
  await parquet.finish();
  return writer.getBytes();
};
