import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { onCore } from './find-program.mjs';

const run = promisify(execFile);
const PROGRAM = fileURLToPath(new URL('./measure-stages.mjs', import.meta.url));

const measureOn = async (core, mp3, { rounds, engine }, stages = '') => {
  const command = [process.execPath, PROGRAM, mp3, String(rounds), engine, stages];
  const [program, ...args] = onCore(core, command);
  return JSON.parse((await run(program, args)).stdout);
};

const toFactor = (microseconds) => Number((1e6 / microseconds).toFixed(1));

const factorsOf = (microseconds) =>
  Object.fromEntries(Object.entries(microseconds).map(([name, each]) => [name, toFactor(each)]));

/** Stages whose speed is the whole point of two cores: nothing in them waits for the other core. */
const ON_TWO = ['features', 'inference', 'whole'];

/** What each stage costs on the first core, and how fast two cores are together, each with its own sound. */
export const runStages = async (mp3, plan) => {
  const one = await measureOn(0, mp3, plan);
  const both = plan.quick
    ? []
    : await Promise.all([0, 1].map((core) => measureOn(core, mp3, plan, ON_TWO.join())));
  const sumOf = (name) => both.reduce((sum, { microseconds }) => sum + 1e6 / microseconds[name], 0);
  const twoCores = Object.fromEntries(ON_TWO.map((name) => [name, Number(sumOf(name).toFixed(1))]));
  return {
    ...one,
    realTimeFactor: factorsOf(one.microseconds),
    ...(both.length > 0 && { twoCoresRealTimeFactor: twoCores }),
  };
};
