import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { ServerMessage } from '../../src/protocol/index.js';
import { connectClient } from './live-api.js';

/** Up to where a client has everything, or was told that it is lost. */
export type Place = {
  readonly seqs: Readonly<Record<string, number>>;
  readonly lastEventId: number;
};

/** One connection of a client that comes back again and again. */
export type Reader = {
  /** All that came, whole messages only. */
  readonly messages: () => readonly ServerMessage[];
  /** The last event's id, where the transport has them. */
  readonly lastEventId: () => number | undefined;
  /** Tears the connection down without a word. */
  readonly cut: () => void;
  /** Resolves when the other side has ended it. */
  readonly closed: Promise<unknown>;
};

/** Connects at a place and resolves once the snapshot has come. */
export type OpenReader = (port: number, place: Place) => Promise<Reader>;

/** By WebSocket, with `since`. */
export const openSocketReader: OpenReader = async (port, { seqs }) => {
  const client = await connectClient(`ws://127.0.0.1:${port}/v1/ws`);
  const { socket, messages, closed } = client;
  await client.subscribe('all', { since: seqs });
  return {
    messages: () => messages,
    lastEventId: () => undefined,
    cut: () => socket.terminate(),
    closed,
  };
};

const parseEvents = (text: string) =>
  text
    .split('\n\n')
    .slice(0, -1)
    .map((event) => ({
      id: /^id: (\d+)$/m.exec(event)?.[1],
      data: /^data: (.*)$/m.exec(event)?.[1],
    }));

/** By server-sent events, with `Last-Event-ID`. */
export const openEventReader: OpenReader = async (port, { lastEventId }) => {
  const headers = { 'last-event-id': String(lastEventId) };
  const request = get({ port, host: '127.0.0.1', path: '/v1/events', headers, agent: false });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  let text = '';
  response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  response.on('error', () => {});
  request.on('error', () => {});
  const closed = new Promise((resolve) => response.once('close', resolve));
  const messages = () =>
    parseEvents(text).flatMap(({ data }) => (data ? [JSON.parse(data) as ServerMessage] : []));
  while (!messages().some(({ type }) => type === 'snapshot')) await once(response, 'data');
  return {
    messages,
    lastEventId: () => {
      const last = parseEvents(text).findLast(({ id }) => id !== undefined)?.id;
      return last === undefined ? undefined : Number(last);
    },
    cut: () => response.destroy(),
    closed,
  };
};
