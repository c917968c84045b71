// How many clients the live API bears: ten stations, each ten messages a second, to every client.
// Run by `npm run bench:fanout`; `-- --clients 100,1000 --seconds 5 --json`. Needs the built program.
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
    seconds: { type: 'string', default: '8' },
    json: { type: 'boolean', default: false },
  },
});
const WARM_UP_MS = 2000;
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
  await wait(WARM_UP_MS);
  [server, crowd].forEach((child) => child.send('measure'));
  await wait(Number(options.seconds) * 1000);
  const [served, seen] = await Promise.all([ask(server, 'report'), ask(crowd, 'report')]);
  await Promise.all([stop(server), stop(crowd)]);
  const { messages, ...delays } = seen;
  const figures = { kind, clients, stuckRatio, messagesPerSecond: messages / served.seconds };
  const row = { ...figures, ...delays, ...served };
  sayRow(row);
  return row;
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
  rows.push(await measure('bare', clients));
  rows.push(await measure('earshot', clients));
  rows.push(await measure('earshot', clients, 0.1));
}
if (options.json)
  console.log(JSON.stringify({ node: process.version, cores: cpus().length, rows }));
