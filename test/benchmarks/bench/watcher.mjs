// A client of the live API in a process of its own: counts predictions of each station and times them.
import WebSocket from 'ws';

const noted = { isOn: false, startMs: 0 };
let stations = new Map();
let delays = [];
let firstSeenMs;

const note = ({ station, latencyMs, wallTimeMs, droppedWindows }) => {
  const nowMs = Date.now();
  firstSeenMs ??= nowMs;
  if (!noted.isOn) return;
  const seen = stations.get(station) ?? { predictions: 0, droppedBefore: droppedWindows };
  stations.set(station, { ...seen, predictions: seen.predictions + 1, dropped: droppedWindows });
  // Up to the message here: the server's own reckoning, and the way from there; one clock for both.
  delays.push(latencyMs + Math.max(0, nowMs - wallTimeMs));
};

const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];

const commands = {
  first: () => ({ firstSeenMs }),
  measure: () => {
    stations = new Map();
    delays = [];
    Object.assign(noted, { isOn: true, startMs: performance.now() });
    return {};
  },
  report: () => {
    noted.isOn = false;
    const seconds = (performance.now() - noted.startMs) / 1000;
    const sorted = delays.sort((one, other) => one - other);
    const seen = [...stations.values()];
    return {
      seconds,
      heard: seen.length,
      predictions: sorted.length,
      fewest: Math.min(...seen.map(({ predictions }) => predictions)),
      greatest: Math.max(...seen.map(({ predictions }) => predictions)),
      dropped: seen.reduce((sum, each) => sum + Math.max(0, each.dropped - each.droppedBefore), 0),
      p50: at(sorted, 0.5),
      p95: at(sorted, 0.95),
      p99: at(sorted, 0.99),
    };
  },
};

const socket = new WebSocket(process.argv[2]);
socket.on('open', () =>
  socket.send(JSON.stringify({ type: 'subscribe', id: 'all', events: ['prediction'] })),
);
socket.on('message', (data) => {
  const message = JSON.parse(data);
  if (message.type === 'subscribed') process.send({ ready: true });
  if (message.type === 'prediction') note(message);
});
process.on('message', (name) => process.send(commands[name]()));
process.on('disconnect', () => process.exit());
