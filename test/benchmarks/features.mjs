// What the stages beside decoding and inference cost, side by side in one run on one core: Meyda alone, each part
// of the feature stage, the whole of it, smoothing, alarms, resampling. Needs the built program.
//   node test/benchmarks/features.mjs [--json] [FILE]
// Without a file it hears made-up music. Times are CPU time, so that a busy machine matters little.
import { cpus } from 'node:os';
import { FEATURE_SET, SAMPLE_RATE_HZ } from '../../dist/streams/index.js';
import { prepareStages } from './features/stages.mjs';
import { readMinute } from './features/read-minute.mjs';

const ROUNDS = 15;

const isJson = process.argv.includes('--json');
const file = process.argv.slice(2).find((argument) => !argument.startsWith('--'));

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Milliseconds of the median round of each stage; rounds take turns, so that all have the same neighbours. */
const measure = async (stages) => {
  const times = new Map(stages.map(({ name }) => [name, []]));
  for (let round = -2; round < ROUNDS; round++) {
    for (const { name, run } of stages) {
      const startMs = cpuMs();
      await run();
      if (round >= 0) times.get(name).push(cpuMs() - startMs);
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
};

const samples = await readMinute(file);
const audioSeconds = samples.length / SAMPLE_RATE_HZ;
const framesPerSecond = SAMPLE_RATE_HZ / FEATURE_SET.frameHopSamples;
const times = await measure(await prepareStages(samples));

const rows = [...times].map(([stage, ms]) => {
  const microseconds = (ms * 1000) / audioSeconds;
  return {
    stage,
    realTimeFactor: Number((1e6 / microseconds).toFixed(0)),
    microsecondsPerAudioSecond: Number(microseconds.toFixed(1)),
    microsecondsPerFrame: Number((microseconds / framesPerSecond).toFixed(1)),
  };
});

const machine = { cpu: cpus()[0].model, node: process.version };
if (isJson) console.log(JSON.stringify({ machine, audioSeconds, rows }));
else {
  console.log(`${machine.cpu}, Node ${machine.node}, ${audioSeconds.toFixed(0)} s of sound\n`);
  for (const row of rows) {
    const factor = `${row.realTimeFactor} × real time`.padStart(22);
    const cost = `${row.microsecondsPerAudioSecond} µs a second`.padStart(20);
    console.log(`${row.stage.padEnd(44)}${factor}${cost}`);
  }
}
process.exit();
