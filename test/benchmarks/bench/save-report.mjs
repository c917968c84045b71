import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { drawStations } from './draw-stations.mjs';
import { makeTables } from './tables.mjs';

const inDocs = (name) => fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url));

/** Every installation has it. */
const MAIN_ENGINE = 'wasm';

const replaceTable = (text, name, table) => {
  const between = new RegExp(`(<!-- ${name} -->)[^]*?(<!-- /${name} -->)`);
  if (!between.test(text)) throw new Error(`docs/BENCHMARKS.md has no place for ${name}`);
  return text.replace(between, (_, begin, end) => `${begin}\n\n${table}\n\n${end}`);
};

const readReports = async () => {
  const names = (await readdir(inDocs('benchmarks'))).sort();
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(inDocs(`benchmarks/${name}`), 'utf8'))),
  );
};

/** Writes the report of one engine, the chart, and the tables of docs/BENCHMARKS.md, which are of the engine that every installation has. */
export const saveReport = async (report) => {
  const style = { singleQuote: true, printWidth: 100 };
  const json = await format(JSON.stringify(report), { ...style, parser: 'json' });
  await mkdir(inDocs('benchmarks'), { recursive: true });
  await writeFile(inDocs(`benchmarks/${report.engine}.json`), json);
  const reports = await readReports();
  const main = reports.find(({ engine }) => engine === MAIN_ENGINE) ?? report;
  await writeFile(inDocs('pictures/bench-stations.svg'), drawStations(main));
  const path = inDocs('BENCHMARKS.md');
  const filled = Object.entries(makeTables(main, reports)).reduce(
    (text, [name, table]) => replaceTable(text, name, table),
    await readFile(path, 'utf8'),
  );
  await writeFile(path, await format(filled, { ...style, parser: 'markdown' }));
};
