// One server in a process of its own: `earshot`, the real one, or `bare`, a loop over ws's clients.
import { Buffer } from 'node:buffer';
import { WebSocketServer } from 'ws';
import { makeUpPrediction, MODEL, startTraffic, STATIONS } from './made-up-traffic.mjs';

const startEarshot = async () => {
  const { createStationHub } = await import('../../../dist/src/publish/hub/station-hub.js');
  const { startServer } = await import('../../../dist/src/publish/start-server.js');
  const hub = createStationHub();
  STATIONS.forEach((station) => hub.addStation(station, `synthetic:${station}`));
  const limits = {
    maxClients: 10_000,
    maxClientsPerAddress: 10_000,
    maxConnectionsPerAddress: 10_000,
  };
  const info = { serverVersion: '0.0.0', model: MODEL };
  const onEvent = (event) => {
    if (event.kind === 'client-left' && event.code === 4008) tooSlow += 1;
  };
  const { url } = await startServer({ hub, info, port: 0, limits, onEvent });
  return { url, publish: (station) => hub.publish(station, makeUpPrediction()) };
};

const startBare = async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  await new Promise((resolve) => server.once('listening', resolve));
  const seqs = new Map();
  const publish = (station) => {
    const seq = (seqs.get(station) ?? 0) + 1;
    seqs.set(station, seq);
    const { type, ...rest } = makeUpPrediction();
    const data = Buffer.from(JSON.stringify({ type, station, seq, ...rest }));
    for (const client of server.clients) client.send(data, { binary: false });
  };
  return { url: `ws://127.0.0.1:${server.address().port}/`, publish };
};

let tooSlow = 0;
const { url, publish } = await (process.argv[2] === 'bare' ? startBare() : startEarshot());
process.send({ url });

let traffic;
let before;
const commands = {
  traffic: () => (traffic = startTraffic(publish)),
  measure: () =>
    (before = { cpu: process.cpuUsage(), atMs: performance.now(), published: traffic.published() }),
  report: () => {
    const seconds = (performance.now() - before.atMs) / 1000;
    const { user, system } = process.cpuUsage(before.cpu);
    process.send({
      seconds,
      publishedPerSecond: (traffic.published() - before.published) / seconds,
      cpuRatio: (user + system) / 1e6 / seconds,
      rssMiB: process.memoryUsage.rss() / 2 ** 20,
      tooSlow,
    });
  },
};
process.on('message', (name) => commands[name]());
process.on('disconnect', () => process.exit());
