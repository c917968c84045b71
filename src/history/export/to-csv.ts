import type { HistoryRecord } from '../read/history-record.js';
import { historyColumns, type HistoryColumn } from './history-columns.js';

/** A text that a spreadsheet would take for a formula is led by a quote, as titles come from strangers. */
const guard = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const quote = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const toCell = (record: HistoryRecord, { kind, read }: HistoryColumn): string => {
  const value = read(record);
  if (value === undefined) return '';
  if (kind === 'time') return new Date(value).toISOString();
  return kind === 'number' ? String(value) : quote(guard(String(value)));
};

/** The lines of a CSV file (RFC 4180) with a head: times in ISO 8601, nothing where there is nothing to say. */
export function* toCsv(
  records: Iterable<HistoryRecord>,
  labels: readonly string[],
): Iterable<string> {
  const columns = historyColumns(labels);
  yield `${columns.map(({ name }) => quote(name)).join(',')}\r\n`;
  for (const record of records) {
    yield `${columns.map((column) => toCell(record, column)).join(',')}\r\n`;
  }
}
