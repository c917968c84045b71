import type { RequestListener } from 'node:http';
import { filter, firstValueFrom } from 'rxjs';
import { afterEach, beforeEach } from 'vitest';
import type { StationState } from '../../src/protocol/index.js';
import { SAMPLE_RATE_HZ } from '../../streams/index.js';
import { startControlServer } from './control-server.js';
import { encodeWav } from './encode-wav.js';
import { makeSine } from './make-sine.js';
import { serveHttp, type TestServer } from './serve-http.js';

const tone = encodeWav(makeSine(500, SAMPLE_RATE_HZ, 5), SAMPLE_RATE_HZ);

/** Goes on for ever with silence on the line. */
const sendTone: RequestListener = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'audio/wav' }).write(tone);
};

type Api = Awaited<ReturnType<typeof startControlServer>>;

/**
 * For each test a control API without stations, a radio on 127.0.0.1, which stands for the internet, and on
 * 127.0.0.2 a server that nobody may reach.
 */
export const useControlServer = () => {
  let radio: TestServer;
  let inside: TestServer;
  let api: Api;
  const told = { askedInside: 0, answer: sendTone };
  beforeEach(async () => {
    Object.assign(told, { askedInside: 0, answer: sendTone });
    radio = await serveHttp((request, response) => told.answer(request, response));
    inside = await serveHttp((_request, response) => {
      told.askedInside += 1;
      response.end('secret');
    }, '127.0.0.2');
    api = await startControlServer();
  });
  afterEach(async () => {
    await api.close();
    await Promise.all([radio.close(), inside.close()]);
  });
  /** Resolves when the station's last word is, or has come to be, this. */
  const state = async (station: string, wanted: StationState): Promise<void> => {
    if (api.hub.snapshot(station)?.status?.state === wanted) return;
    const isIt = filter<{ station: string; type: string }>(
      (message) => message.station === station && 'state' in message && message.state === wanted,
    );
    await firstValueFrom(api.hub.messages$.pipe(isIt));
  };
  const add = (name = 'jazz', source = `radio:${radio.url}/`) =>
    api.ask('POST', '/v1/stations', { name, source });
  /** Another control API in place of the one at hand. */
  const open = async (options: Parameters<typeof startControlServer>[0]): Promise<void> => {
    await api.close();
    api = await startControlServer(options);
  };
  return {
    api: () => api,
    radio: () => radio,
    inside: () => inside,
    /** What the radio answers. */
    answer: (next: RequestListener = sendTone) => void (told.answer = next),
    /** How often the server that nobody may reach was reached. */
    askedInside: () => told.askedInside,
    state,
    add,
    open,
  };
};
