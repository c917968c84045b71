import type { RequestListener, ServerResponse } from 'node:http';
import { afterEach, expect } from 'vitest';
import { SAMPLE_RATE_HZ } from '../../streams/index.js';
import { createRadioSource } from '../../streams/sources/radio-source.js';
import { encodeWav } from './encode-wav.js';
import { makeSine } from './make-sine.js';
import { measureFrequency } from './measure-frequency.js';
import { recordEvents, type Recording } from './record-events.js';
import { serveHttp, type TestServer } from './serve-http.js';

/** What the servers play. */
export const TONE_HZ = 500;
const SECONDS = 3;

/** Servers of a test and those who listen to them; all are stopped after each test. */
export const useRadioServers = () => {
  const wav = encodeWav(makeSine(TONE_HZ, SAMPLE_RATE_HZ, SECONDS), SAMPLE_RATE_HZ);
  const servers: TestServer[] = [];
  const recordings: Recording[] = [];
  const keep = (server: TestServer): TestServer => {
    servers.push(server);
    return server;
  };
  /** No jitter to wait for: attempts follow as fast as they may. */
  const listen = (url: string): Recording => {
    const source = createRadioSource(url, {
      decoder: 'wasm',
      giveUp: 'early',
      random: () => 0.999,
    });
    const recording = recordEvents(source);
    recordings.push(recording);
    return recording;
  };
  const failureOf = (url: string): Promise<unknown> =>
    listen(url)
      .next(() => false)
      .then(undefined, (error: unknown) => error);
  const expectTone = async (url: string): Promise<void> => {
    const samples = await listen(url).samples(2 * SAMPLE_RATE_HZ);
    expect(measureFrequency(samples, SAMPLE_RATE_HZ)).toBeCloseTo(TONE_HZ, 0);
  };
  afterEach(async () => {
    recordings.splice(0).forEach((recording) => recording.stop());
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  const sendTone = (response: ServerResponse): void => {
    response.writeHead(200, { 'Content-Type': 'audio/wav' }).write(wav);
  };
  const serve = async (listener: RequestListener) => keep(await serveHttp(listener));
  return { wav, serve, keep, listen, failureOf, sendTone, expectTone };
};
