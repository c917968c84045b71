// Many clients in one process. They read the frames' lengths only, so that the server is what is
// measured, and of some clients the time that each message says.
import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createHistogram } from 'node:perf_hooks';
import { sharedNowMs } from './made-up-traffic.mjs';

const { url, clients, stuckRatio } = JSON.parse(process.argv[2]);
const { hostname, port, pathname, host } = new URL(url);
const TIMED_CLIENTS = 200;
const CONNECT_AT_ONCE = 50;
const STAMP = Buffer.from('"wallTimeMs":');
const PING = 9;
/** With no payload, since the server's pings have none, and a mask of zeros. */
const PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);
const PREDICTION = Buffer.from('{"type":"prediction"');

let isMeasuring = false;
let messages = 0;
const delays = createHistogram({ lowest: 1, highest: 1e9, figures: 3 });

const noteDelay = (payload) => {
  const at = payload.indexOf(STAMP) + STAMP.length;
  const publishedMs = Number.parseFloat(payload.toString('latin1', at, at + 24));
  delays.record(Math.max(1, Math.round((sharedNowMs() - publishedMs) * 1000)));
};

const lengthOf = (data, offset) => {
  if (data.length < offset + 4) return undefined;
  const short = data[offset + 1] & 127;
  if (short < 126) return { header: 2, payload: short };
  if (short === 126) return { header: 4, payload: data.readUInt16BE(offset + 2) };
  return data.length < offset + 10
    ? undefined
    : { header: 10, payload: Number(data.readBigUInt64BE(offset + 2)) };
};

/** Counts the predictions in what a socket brings; frames may be cut anywhere. */
const createCounter = (socket, isTimed) => {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    const data = rest.length ? Buffer.concat([rest, chunk]) : chunk;
    let offset = 0;
    for (;;) {
      const length = lengthOf(data, offset);
      const end = length && offset + length.header + length.payload;
      if (!length || end > data.length) break;
      const payload = data.subarray(offset + length.header, end);
      if ((data[offset] & 15) === PING) socket.write(PONG);
      if (isMeasuring && payload.subarray(0, PREDICTION.length).equals(PREDICTION)) {
        messages += 1;
        if (isTimed) noteDelay(payload);
      }
      offset = end;
    }
    rest = data.subarray(offset);
  };
};

const maskedText = (text) => {
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const masked = payload.map((byte, index) => byte ^ mask[index % 4]);
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length]), mask, masked]);
};

const open = async (index) => {
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(
    [
      `GET ${pathname} HTTP/1.1`,
      `Host: ${host}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      'Sec-WebSocket-Version: 13',
      '\r\n',
    ].join('\r\n'),
  );
  const [answer] = await once(socket, 'data');
  if (!answer.toString('latin1').startsWith('HTTP/1.1 101')) throw new Error(answer.toString());
  socket.write(maskedText('{"type":"subscribe","id":"all"}'));
  // Spread over all: every tenth of a ratio of 0.1 is stuck.
  const isStuck = Math.floor((index + 1) * stuckRatio) > Math.floor(index * stuckRatio);
  if (isStuck) return socket.pause();
  const afterHead = answer.indexOf('\r\n\r\n') + 4;
  const count = createCounter(socket, index % Math.ceil(clients / TIMED_CLIENTS) === 0);
  count(answer.subarray(afterHead));
  socket.on('data', count);
};

for (let index = 0; index < clients; index += CONNECT_AT_ONCE) {
  const group = Math.min(CONNECT_AT_ONCE, clients - index);
  await Promise.all(Array.from({ length: group }, (_, each) => open(index + each)));
}
process.send({ ready: true });

const commands = {
  measure: () => {
    isMeasuring = true;
  },
  report: () => {
    isMeasuring = false;
    const atMs = (percentile) => delays.percentile(percentile) / 1000;
    process.send({ messages, p50Ms: atMs(50), p99Ms: atMs(99), maxMs: delays.max / 1000 });
  },
};
process.on('message', (name) => commands[name]());
process.on('disconnect', () => process.exit());
