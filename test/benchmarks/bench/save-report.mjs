import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { drawStations } from './draw-stations.mjs';
import { makeTables } from './tables.mjs';

const inDocs = (name) => fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url));

const replaceTable = (text, name, table) => {
  const between = new RegExp(`(<!-- ${name} -->)[^]*?(<!-- /${name} -->)`);
  if (!between.test(text)) throw new Error(`docs/BENCHMARKS.md has no place for ${name}`);
  return text.replace(between, (_, begin, end) => `${begin}\n\n${table}\n\n${end}`);
};

/** Writes docs/benchmarks.json, the chart, and the tables of docs/BENCHMARKS.md. */
export const saveReport = async (report) => {
  const style = { singleQuote: true, printWidth: 100 };
  const json = await format(JSON.stringify(report), { ...style, parser: 'json' });
  await writeFile(inDocs('benchmarks.json'), json);
  await writeFile(inDocs('pictures/bench-stations.svg'), drawStations(report));
  const path = inDocs('BENCHMARKS.md');
  const filled = Object.entries(makeTables(report)).reduce(
    (text, [name, table]) => replaceTable(text, name, table),
    await readFile(path, 'utf8'),
  );
  await writeFile(path, await format(filled, { ...style, parser: 'markdown' }));
};
