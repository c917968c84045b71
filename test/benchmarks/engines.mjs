// Windows a second and latency of the hybrid on each engine that loads, by the size of a batch, each engine in a
// process of its own. Needs the built program.
//   node test/benchmarks/engines.mjs [--json] [--batches 1,32,256,2048] [--engines onnx,wasm]
// Engines that are no dependency are found where Node finds packages: beside Earshot, or in NODE_PATH.
import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { ENGINES } from '../../dist/models/index.js';

const MEASURE = fileURLToPath(new URL('engines/measure-engine.mjs', import.meta.url));

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    batches: { type: 'string', default: '1,32,256,2048' },
    engines: { type: 'string', default: ENGINES.join() },
  },
});

const run = async (engine) => {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [
      MEASURE,
      engine,
      values.batches,
    ]);
    return JSON.parse(stdout.trim().split('\n').at(-1));
  } catch (error) {
    const lines = String(error.stderr || error.message)
      .trim()
      .split('\n');
    return { engine, reason: lines.findLast((line) => line.includes('Error')) ?? lines.at(-1) };
  }
};

const report = {
  processor: cpus()[0]?.model,
  cores: cpus().length,
  node: process.version,
  engines: [],
};
// One after the other: they would slow each other down.
for (const engine of values.engines.split(',')) report.engines.push(await run(engine));

const line = (engine, { batch, windowsPerSecond, latencyMs, cpuMsPerWindow }) =>
  `| ${engine} | ${batch} | ${Math.round(windowsPerSecond)} | ${latencyMs.best.toFixed(1)} | ${latencyMs.p50.toFixed(1)} | ${cpuMsPerWindow.toFixed(2)} |`;

const table = () => [
  '| engine | batch | windows a second | latency ms, best | p50 | CPU ms a window |',
  '|---|---|---|---|---|---|',
  ...report.engines.flatMap(({ engine, batches = [] }) =>
    batches.map((each) => line(engine, each)),
  ),
  ...report.engines
    .filter(({ reason }) => reason)
    .map(({ engine, reason }) => `\n${engine}: ${reason}`),
];

console.log(values.json ? JSON.stringify(report) : table().join('\n'));
