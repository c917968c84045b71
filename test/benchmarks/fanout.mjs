// How many clients the live API bears: ten stations, each ten messages a second, to every client.
// Run by `npm run bench:fanout`; `-- --clients 100,1000 --seconds 5 --rounds 3 --json`. Needs the built program.
// Server and clients have a process each, so two cores are the least that tells something.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { MESSAGES_PER_SECOND, STATIONS } from './fanout/made-up-traffic.mjs';

const { values: options } = parseArgs({
  options: {
    clients: { type: 'string', default: '100,1000,5000' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    'warm-up': { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  },
});
const say = options.json ? () => {} : (line) => console.log(line);

const start = (file, ...args) => fork(new URL(`./fanout/${file}`, import.meta.url), args);
const answerOf = async (child) => (await once(child, 'message'))[0];
const ask = (child, command) => {
  const answer = answerOf(child);
  child.send(command);
  return answer;
};
const stop = async (child) => {
  const exited = once(child, 'exit');
  child.disconnect();
  await exited;
};

/** One server, so many clients, what both saw. */
const measure = async (kind, clients, stuckRatio = 0) => {
  const server = start('server.mjs', kind);
  const { url } = await answerOf(server);
  const crowd = start('clients.mjs', JSON.stringify({ url, clients, stuckRatio }));
  await answerOf(crowd);
  server.send('traffic');
  await wait(Number(options['warm-up']) * 1000);
  [server, crowd].forEach((child) => child.send('measure'));
  await wait(Number(options.seconds) * 1000);
  const [served, seen] = await Promise.all([ask(server, 'report'), ask(crowd, 'report')]);
  await Promise.all([stop(server), stop(crowd)]);
  const { messages, ...delays } = seen;
  const figures = { kind, clients, stuckRatio, messagesPerSecond: messages / served.seconds };
  return { ...figures, ...delays, ...served };
};

/** Of each figure the median of the rounds. */
const toMedians = (rounds) =>
  Object.fromEntries(
    Object.entries(rounds[0]).map(([name, value]) => {
      const sorted = rounds.map((round) => round[name]).sort((one, other) => one - other);
      return [name, typeof value === 'number' ? sorted[Math.floor(sorted.length / 2)] : value];
    }),
  );

const CASES = [
  ['bare', 0],
  ['earshot', 0],
  ['earshot', 0.1],
];

/** Rounds go through all cases, so that what else the machine does falls on each alike. */
const measureCases = async (clients) => {
  const rounds = CASES.map(() => []);
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const [index, [kind, stuckRatio]] of CASES.entries()) {
      rounds[index].push(await measure(kind, clients, stuckRatio));
    }
  }
  const rows = rounds.map(toMedians);
  rows.forEach(sayRow);
  return rows;
};

const sayRow = ({ kind, clients, stuckRatio, ...row }) => {
  const name = `${kind}${stuckRatio ? `, ${stuckRatio * 100} % stuck` : ''}`;
  const columns = [
    [row.messagesPerSecond, 0, 10],
    [row.publishedPerSecond, 1, 10],
    [row.p50Ms, 2, 9],
    [row.p99Ms, 2, 9],
    [row.cpuRatio * 100, 0, 6],
    [row.rssMiB, 0, 6],
    [row.tooSlow, 0, 6],
  ].map(([value, decimals, width]) => value.toFixed(decimals).padStart(width));
  say(`${String(clients).padStart(7)}  ${name.padEnd(20)} ${columns.join(' ')}`);
};

say(
  `${STATIONS.length} stations, ${MESSAGES_PER_SECOND} messages a second each; ${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}`,
);
say('clients  server               messages/s published   p50 ms    p99 ms  CPU %  MiB   4008');
const rows = [];
for (const clients of options.clients.split(',').map(Number)) {
  rows.push(...(await measureCases(clients)));
}
if (options.json)
  console.log(JSON.stringify({ node: process.version, cores: cpus().length, rows }));
