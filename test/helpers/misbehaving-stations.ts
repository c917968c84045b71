import { randomBytes } from 'node:crypto';
import type { RequestListener, ServerResponse } from 'node:http';

const noise = randomBytes(1_000_000);
const longSegment = Buffer.alloc(12_000_000, 0x47);

/** Writes a piece again and again, as fast as the listener takes it, until he leaves. */
const pour = (response: ServerResponse, piece: () => Uint8Array): void => {
  const more = (): void => {
    while (!response.destroyed && response.write(piece()));
  };
  response.on('drain', more);
  more();
};

const every = (response: ServerResponse, ms: number, act: () => void): void => {
  const timer = setInterval(act, ms);
  response.on('close', () => clearInterval(timer));
};

const audio = (response: ServerResponse, type: string, headers = {}): ServerResponse =>
  response.writeHead(200, { 'Content-Type': type, ...headers });

/** An Ogg Opus beginning without sound: each one asks for a decoder of its own. */
const beginningOf = (opus: Buffer): Buffer =>
  opus.subarray(0, opus.indexOf('OggS', opus.indexOf('OpusTags')));

/** Ten servers' answers, each wrong in its own way; `mp3` and `opus` are real files to be spoilt. */
export const misbehavingStations = (
  mp3: Buffer,
  opus: Buffer,
): Readonly<Record<string, RequestListener>> => ({
  silent: () => undefined,
  trickle: (_request, response) => {
    audio(response, 'audio/mpeg');
    every(response, 1000, () => response.write(mp3.subarray(0, 1)));
  },
  circle: (_request, response) => void response.writeHead(302, { Location: '/circle' }).end(),
  refusal: (_request, response) => void response.writeHead(503).end(),
  noise: (_request, response) => pour(audio(response, 'audio/mpeg'), () => noise),
  cut: (request, response) => {
    audio(response, 'audio/mpeg').write(mp3.subarray(0, 3000));
    setImmediate(() => request.socket.destroy());
  },
  spoilt: (_request, response) =>
    pour(audio(response, 'audio/mpeg'), () => {
      const at = Math.floor(Math.random() * mp3.length);
      return Buffer.concat([mp3.subarray(0, at), randomBytes(50), mp3.subarray(at)]);
    }),
  beginnings: (_request, response) => {
    const pages = Buffer.concat(Array.from({ length: 500 }, () => beginningOf(opus)));
    pour(audio(response, 'audio/ogg'), () => pages);
  },
  metadata: (_request, response) =>
    pour(audio(response, 'audio/mpeg', { 'icy-metaint': '1' }), () => noise),
  segments: (request, response) => {
    if (request.url?.endsWith('.ts')) response.end(longSegment);
    else {
      const names = Array.from({ length: 500 }, (_, at) => `#EXTINF:1,\nsegments-${at}.ts\n`);
      audio(response, 'audio/x-mpegurl').end(
        `#EXTM3U\n#EXT-X-TARGETDURATION:1e300\n#EXT-X-ENDLIST\n${names.join('')}`,
      );
    }
  },
});
