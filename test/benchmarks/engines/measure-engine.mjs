// Measures one engine and prints one line of JSON.
//   node test/benchmarks/engines/measure-engine.mjs ENGINE 1,32
import { performance } from 'node:perf_hooks';
import { loadClassifier } from '../../../dist/models/index.js';
import { FEATURE_SET } from '../../../dist/streams/index.js';

const LEAST_MS = 1000;
const LEAST_CALLS = 3;

const [engine, batches] = process.argv.slice(2);
const classifier = await loadClassifier({ model: 'hybrid', engine });
const size = FEATURE_SET.windowFrames * FEATURE_SET.coefficients;

const makeRequest = (seed) => ({
  input: Float32Array.from({ length: size }, (_, cell) => Math.sin(seed + cell * 0.37)),
  state: classifier.initialState(),
});

const measure = async (batch) => {
  const requests = Array.from({ length: batch }, (_, seed) => makeRequest(seed));
  await classifier.step(requests);
  const times = [];
  const cpu = process.cpuUsage();
  const beginMs = performance.now();
  while (performance.now() - beginMs < LEAST_MS || times.length < LEAST_CALLS) {
    const startMs = performance.now();
    await classifier.step(requests);
    times.push(performance.now() - startMs);
  }
  const { user, system } = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  const best = times[0];
  const latencyMs = { best, p50: times[Math.floor(times.length / 2)] };
  const cpuMsPerWindow = (user + system) / 1000 / times.length / batch;
  return { batch, windowsPerSecond: (1000 * batch) / best, latencyMs, cpuMsPerWindow };
};

const measured = [];
for (const batch of batches.split(',').map(Number)) measured.push(await measure(batch));
console.log(JSON.stringify({ engine, batches: measured }));
// Some engines keep threads that would hold the process.
process.exit(0);
