// The yardstick: what each stage costs, how many live stations are held and how late they are, beside others.
//   npm run bench [-- --quick] [--json] [--save] [--engine NAME]
// Without options it takes some twenty minutes. --quick takes less than 45 s and looks for no limit; --json prints one
// JSON object; --save writes it to docs/benchmarks, with the chart and the tables of docs/BENCHMARKS.md.
// Needs the built program; ffmpeg, Icecast, real clips (EARSHOT_DATA) and Python are used where they are.
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareDecoders } from './bench/compare-decoders.mjs';
import { hasProgram } from './bench/find-program.mjs';
import { measureLive } from './bench/live.mjs';
import { makeSound } from './bench/make-sound.mjs';
import { measurePeers } from './bench/peers.mjs';
import { FULL, QUICK } from './bench/plans.mjs';
import { describePeers, describeStages, describeStep } from './bench/report-lines.mjs';
import { runStages } from './bench/run-stages.mjs';
import { saveReport } from './bench/save-report.mjs';
import { promised, summarise } from './bench/summarise.mjs';

const flag = { type: 'boolean', default: false };
const { values: options } = parseArgs({
  options: { quick: flag, json: flag, save: flag, engine: { type: 'string', default: 'auto' } },
});
const plan = { ...(options.quick ? QUICK : FULL), engine: options.engine };
const say = options.json ? () => {} : (line) => console.log(line);
const sayAll = (title, lines) => say([`\n${title}`, ...lines].join('\n'));
const sayStep = (kind, step) => say(describeStep(kind, step));

const missing = ['icecast2', 'ffmpeg'].filter((name) => !hasProgram(name, '-version'));
const skipped = missing.length > 0 ? [`MP3 from Icecast: no ${missing.join(', ')} here`] : [];
const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version };

const measureAll = async (folder) => {
  const sound = { folder, ...makeSound(folder, plan.soundSeconds) };
  say(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}; ${sound.what}`);
  skipped.forEach((each) => say(`skipped: ${each}`));
  const stages = await runStages(sound.mp3, plan);
  sayAll(`one core, CPU time (${stages.engine}, ${stages.decoder})`, describeStages(stages));
  const peers = await measurePeers(sound.mp3, plan.peers);
  sayAll('others, one core', describePeers(peers));
  say('\nlive stations');
  const live = {};
  for (const kind of missing.length > 0 ? ['pcm'] : ['mp3', 'pcm']) {
    live[kind] = await measureLive(kind, sound, plan, sayStep);
  }
  const decoders = missing.length > 0 ? [] : await compareDecoders(sound, plan, sayStep);
  return summarise({ machine, plan, sound, stages, live, decoders, peers, skipped });
};

const folder = await mkdtemp(join(tmpdir(), 'earshot-bench-'));
try {
  const report = await measureAll(folder);
  if (options.save) await saveReport(report);
  if (options.json) console.log(JSON.stringify(promised(report)));
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exit();
