// Endless WAV (mono, 22,050 Hz, 16 bit) to whoever asks, in real time, five pieces a second, each listener elsewhere in
// the music: what is left of decoding is to read numbers. A process of its own.
import { Buffer } from 'node:buffer';
import { createServer } from 'node:http';
import { clearInterval, setInterval } from 'node:timers';
import { createReadStream } from 'node:fs';
import { decodeAudio } from '../../../dist/streams/sources/decode/decode-audio.js';
import { SAMPLE_RATE_HZ } from '../../../dist/streams/index.js';

const PIECES_PER_SECOND = 5;
const PIECE_BYTES = (SAMPLE_RATE_HZ / PIECES_PER_SECOND) * 2;

const readPcm = async (path) => {
  const pieces = [];
  for await (const block of decodeAudio(createReadStream(path), { decoder: 'wasm' })) {
    const toInt16 = (value) => Math.max(-32_768, Math.min(32_767, Math.round(value * 32_767)));
    pieces.push(Buffer.from(Int16Array.from(block, toInt16).buffer));
  }
  return Buffer.concat(pieces);
};

const header = () => {
  const bytes = Buffer.alloc(44);
  bytes.write('RIFF\xff\xff\xff\xffWAVEfmt ', 0, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(SAMPLE_RATE_HZ, 24);
  bytes.writeUInt32LE(2 * SAMPLE_RATE_HZ, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data\xff\xff\xff\xff', 36, 'latin1');
  return bytes;
};

const pcm = await readPcm(process.argv[2]);
const pieces = Math.floor(pcm.length / PIECE_BYTES);
const pieceAt = (index) => pcm.subarray((index % pieces) * PIECE_BYTES).subarray(0, PIECE_BYTES);
let listeners = 0;

const server = createServer(({ socket }, response) => {
  response.useChunkedEncodingByDefault = false;
  response.writeHead(200, { 'Content-Type': 'audio/wav', Connection: 'close' });
  response.write(header());
  const offset = 17 * listeners++;
  const startMs = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    // By the clock: a timer that comes late must not slow the music.
    const due = ((performance.now() - startMs) / 1000) * PIECES_PER_SECOND;
    for (; sent < due; sent++) response.write(pieceAt(offset + sent));
  }, 1000 / PIECES_PER_SECOND);
  socket.on('close', () => clearInterval(timer));
});
server.listen(0, '127.0.0.1', () =>
  process.send({ url: `http://127.0.0.1:${server.address().port}` }),
);
process.on('disconnect', () => process.exit());
