import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { WebSocket } from 'ws';
import type { ServerMessage } from '../../src/protocol/index.js';
import { createToken } from '../../src/publish/security/create-token.js';
import { hashToken } from '../../src/publish/security/hash-token.js';
import type { ServerOptions } from '../../src/publish/start-server.js';
import { openLiveApi } from './live-api.js';

/** A token that may read and one that may change things, and what a configuration holds of them. */
export const reader = createToken();
export const operator = createToken();
export const TOKENS = [
  { name: 'kitchen', role: 'reader', hash: hashToken(reader) },
  { name: 'boss', role: 'operator', hash: hashToken(operator) },
] as const;

/** A live API that wants tokens, for one test. */
export const openSecuredApi = (options: Partial<ServerOptions> = {}) =>
  openLiveApi({ tokens: TOKENS, ...options });

/** The header that brings a token. */
export const bearing = (token: string) => ({ authorization: `Bearer ${token}` });

/** One request on loopback and its whole answer. */
export const ask = async (port: number, path: string, headers = {}, method = 'GET') => {
  const asking = request({ host: '127.0.0.1', port, path, method, headers }).end();
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
};

/** Connects without a token, sends `answer` after the first frame, and gives each frame and the close code. */
export const knock = async (url: string, answer?: object) => {
  const socket = new WebSocket(url);
  const messages: ServerMessage[] = [];
  socket.on('message', (data) => {
    messages.push(JSON.parse((data as Buffer).toString()) as ServerMessage);
    if (messages.length === 1 && answer) socket.send(JSON.stringify(answer));
  });
  const [code] = (await once(socket, 'close')) as [number];
  return { messages, code };
};

/** Connects without a token, brings it when challenged, and gives both frames. */
export const enter = async (url: string, token: string): Promise<readonly ServerMessage[]> => {
  const socket = new WebSocket(url);
  const [challenge] = (await once(socket, 'message')) as [Buffer];
  socket.send(JSON.stringify({ type: 'authenticate', token }));
  const [welcome] = (await once(socket, 'message')) as [Buffer];
  return [challenge, welcome].map((data) => JSON.parse(data.toString()) as ServerMessage);
};
