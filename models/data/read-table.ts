import { readFile } from 'node:fs/promises';
import { ModelError } from '../errors.js';

/** A row of a table by the names of its columns; a cell that is not there is empty. */
export type TableRow = {
  readonly cells: Readonly<Record<string, string>>;
  /** File and line, as an error names them. */
  readonly place: string;
};

/** The error about one row: `index.tsv:3: expected …, got "…"`. */
export const damagedRow = ({ place }: TableRow, expected: string, got: string): ModelError =>
  new ModelError('data-damaged', `${place}: expected ${expected}, got "${got}"`);

const splitLines = (text: string): string[] => text.replace(/^\uFEFF/, '').split(/\r?\n/);

const toRows = (
  path: string,
  names: readonly string[],
  lines: readonly string[],
  firstLine: number,
): TableRow[] =>
  lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const values = line.split('\t');
    const cells = Object.fromEntries(names.map((name, i) => [name, (values[i] ?? '').trim()]));
    return [{ cells, place: `${path}:${index + firstLine}` }];
  });

/** Rows of a tab-separated table without a line of names; `names` gives them. */
export const parseRows = (path: string, text: string, names: readonly string[]): TableRow[] =>
  toRows(path, names, splitLines(text), 1);

/**
 * Rows of a tab-separated table whose first line names the columns; empty lines are passed over.
 * `columns` have to be among them, or a `ModelError` names the file.
 */
export const parseTable = (path: string, text: string, columns: readonly string[]): TableRow[] => {
  const [header, ...lines] = splitLines(text);
  const names = header.split('\t').map((name) => name.trim());
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    throw new ModelError(
      'data-damaged',
      `${path}:1: expected tab-separated columns ${columns.join(', ')}; ${missing.join(', ')} not found`,
    );
  }
  return toRows(path, names, lines, 2);
};

/** Reads a table from disk; fails as `parseTable` does, and as the file system does. */
export const readTable = async (path: string, columns: readonly string[]): Promise<TableRow[]> =>
  parseTable(path, await readFile(path, 'utf8'), columns);
