import { afterAll, beforeAll } from 'vitest';
import { startLiveApi } from './live-api.js';
import {
  OPCODE,
  openRawWebSocket,
  type RawWebSocket,
  type ReceivedFrame,
} from './raw-web-socket.js';

/** So that what is tested is the WebSocket, not the limits. */
const LIMITS = {
  maxMessageBytes: 1024 * 1024,
  maxFragments: 100_000,
  maxBadMessages: 1e9,
  messageBurst: 1e9,
  closeTimeoutMs: 500,
};

/** What a client says to hear the id again: as near to an echo as the protocol has. */
export const echoOf = (id: string, bytes = 0): string =>
  JSON.stringify({ type: 'unsubscribe', id }).padEnd(bytes);

/** True for the text frame that says the id again. */
export const isEcho =
  (id: string) =>
  ({ opcode, payload }: ReceivedFrame): boolean =>
    opcode === OPCODE.text && payload.toString() === JSON.stringify({ type: 'unsubscribed', id });

/** The real server for a file of conformance tests, and what ends a connection to it. */
export const useConformanceServer = () => {
  let api: Awaited<ReturnType<typeof startLiveApi>>;
  beforeAll(async () => {
    api = await startLiveApi({ limits: LIMITS });
  });
  afterAll(() => api.close());
  const open = (headers?: Readonly<Record<string, string>>, early?: Buffer) =>
    openRawWebSocket(api.url, headers, early);
  /** The code that the server says goodbye with. */
  const goodbyeTo = async (act: (client: RawWebSocket) => void): Promise<number | undefined> => {
    const client = await open();
    act(client);
    return client.ended;
  };
  return { open, goodbyeTo, url: () => api.url };
};
