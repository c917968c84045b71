// Measures the stages in a process of its own, which may be held on one core: `measure-stages.mjs MP3 ROUNDS ENGINE STAGES`.
// Prints one JSON object.
import { setTimeout as wait } from 'node:timers/promises';
import { cpuSeconds, descendantsOf } from './read-process.mjs';
import { chooseDecoder } from '../../../dist/streams/index.js';
import { loadClassifier, loadDescriptors } from '../../../dist/models/index.js';
import { prepareStages } from './stages.mjs';

const [mp3, rounds, asked, wanted] = process.argv.slice(2);

/** CPU seconds of all threads, and of children, which count when they are gone. */
const spentSeconds = async () => {
  while (descendantsOf(process.pid).length > 0) await wait(2);
  const { user, system } = process.cpuUsage();
  const children = cpuSeconds(process.pid, true) - cpuSeconds(process.pid);
  return (user + system) / 1e6 + children;
};

const median = (values) => values.sort((one, other) => one - other)[values.length >> 1];

const decoder = await chooseDecoder();
const [classifier, descriptors] = await Promise.all([
  loadClassifier({ engine: asked }),
  loadDescriptors(),
]);
const stages = await prepareStages({ mp3, decoder, classifier, descriptors });
const names = wanted ? wanted.split(',') : Object.keys(stages);
const costs = new Map(names.map((name) => [name, []]));
// Rounds go through all stages, so that what else the machine does falls on each alike; one warms up.
for (let round = -1; round < Number(rounds); round++) {
  for (const name of names) {
    const before = await spentSeconds();
    const audioSeconds = await stages[name]();
    if (round >= 0) costs.get(name).push(((await spentSeconds()) - before) / audioSeconds);
  }
}
const { engine, name, hash } = classifier.info;
const found = [...costs].map(([stage, each]) => [stage, median(each) * 1e6]);
const microseconds = Object.fromEntries(found);
console.log(JSON.stringify({ engine, decoder, model: { name, hash }, microseconds }));
process.exit();
