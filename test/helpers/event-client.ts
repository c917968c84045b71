import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { ServerMessage } from '../../src/protocol/index.js';

/** One server-sent event. */
export type ReceivedEvent = { readonly id: number | undefined; readonly message: ServerMessage };

/** A client of `/v1/events` that reads lines, without any library. */
export type EventClient = {
  readonly response: IncomingMessage;
  readonly events: readonly ReceivedEvent[];
  /** The first event, past or to come, that fits; rejects when the answer ends before. */
  readonly find: (fits: (message: ServerMessage) => boolean) => Promise<ReceivedEvent>;
  /** Resolves when the answer has ended. */
  readonly ended: Promise<unknown>;
  readonly leave: () => void;
};

const parseEvent = (block: string): ReceivedEvent | undefined => {
  const fields = new Map(
    block.split('\n').map((line) => [line.split(': ', 1)[0]!, line.slice(line.indexOf(': ') + 2)]),
  );
  const data = fields.get('data');
  if (data === undefined) return undefined;
  const id = fields.get('id');
  return { id: id === undefined ? undefined : Number(id), message: JSON.parse(data) };
};

/** Asks for events; resolves with the answer's status and text when it is an error. */
export const openEvents = async (
  port: number,
  query = '',
  headers: Record<string, string> = {},
): Promise<EventClient | { readonly status: number; readonly error: string }> => {
  const path = `/v1/events${query}`;
  const asking = request({ host: '127.0.0.1', port, path, headers, agent: false }).end();
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  if (response.statusCode !== 200) {
    return { status: response.statusCode!, error: await text(response) };
  }
  const events: ReceivedEvent[] = [];
  const waiting = new Set<() => void>();
  let rest = '';
  response.setEncoding('utf8').on('data', (chunk: string) => {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop()!;
    events.push(...blocks.map(parseEvent).filter((each) => each !== undefined));
    waiting.forEach((look) => look());
  });
  response.on('error', () => {});
  const ended = new Promise((resolve) => response.once('close', resolve));
  const find: EventClient['find'] = (fits) =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = events.find(({ message }) => fits(message));
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
      void ended.then(() => reject(new Error('the answer ended')));
    });
  return { response, events, find, ended, leave: () => asking.destroy() };
};

/** The same where the answer has to be a stream. */
export const connectEvents = async (
  ...asked: Parameters<typeof openEvents>
): Promise<EventClient> => {
  const client = await openEvents(...asked);
  if ('status' in client) throw new Error(`answered ${client.status}: ${client.error}`);
  return client;
};
