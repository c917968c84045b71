import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Gate } from '../../security/gate.js';
import { refuseUnknownStation } from '../../subscriptions/client-feed.js';
import {
  eventHeadersSchema,
  eventQuerySchema,
  toSubscribe,
  type EventQuery,
} from '../events/event-query.js';
import { openEventStream } from '../events/event-stream.js';
import { HttpError } from '../http-error.js';
import type { HttpContext } from '../http-context.js';

type EventRequest = FastifyRequest<{
  Querystring: EventQuery;
  Headers: z.infer<typeof eventHeadersSchema>;
}>;

/** Where server-sent events are. */
export const EVENTS_PATH = '/v1/events';

/** A client that vanished without a word is noticed after about so long, though it is never written to. */
const KEEP_ALIVE_MS = 30_000;

const EVENTS = 'text/event-stream; charset=utf-8';

const schema = {
  summary: 'Messages of stations as server-sent events',
  description:
    'Each event is one message, as over the WebSocket: `welcome`, `subscribed` and `snapshot` first, then what happens. ' +
    'The `id` of an event counts the messages of all stations; a client that comes back with it as `Last-Event-ID` ' +
    'gets what it missed, or a `gap`.',
  tags: ['events'],
  querystring: eventQuerySchema,
  headers: eventHeadersSchema,
  response: { 200: z.string().describe(EVENTS) },
  produces: ['text/event-stream'],
};

const open = (context: HttpContext, gate: Gate, request: EventRequest, reply: FastifyReply) => {
  const { hub, limits, events, onEvent } = context;
  const { query, headers } = request;
  const address = gate.addressOf(request.raw);
  const identity = request.identity!;
  const session = randomUUID();
  void reply.hijack();
  reply.raw.writeHead(200, { ...reply.getHeaders(), 'content-type': EVENTS } as never);
  request.socket.setNoDelay(true).setKeepAlive(true, KEEP_ALIVE_MS);
  const stream = openEventStream(reply.raw, {
    hub,
    limits,
    greeting: context.welcome(session, identity.role),
    subscribe: toSubscribe(query),
    lastEventId: headers['last-event-id'] ?? query.lastEventId,
  });
  const leave = events.add(stream, address);
  onEvent({ kind: 'client-joined', session, address, identity, clients: events.size() });
  reply.raw.once('error', (error) => onEvent({ kind: 'client-error', session, error }));
  reply.raw.once('close', () => {
    leave();
    onEvent({ kind: 'client-left', session, code: 1000, dropped: stream.dropped() });
  });
};

/** `GET /v1/events`: the twin of the WebSocket for curl and EventSource. */
export const eventRoutes = (app: FastifyInstance, gate: Gate, context: HttpContext): void => {
  app.get(EVENTS_PATH, { exposeHeadRoute: false, schema }, (request, reply) => {
    const asked = request as unknown as EventRequest;
    const unknown = refuseUnknownStation(toSubscribe(asked.query), context.hub);
    if (unknown) throw new HttpError(404, unknown.message);
    const full = context.events.obstacle(gate.addressOf(request.raw));
    if (full) throw new HttpError(full.status, full.message, { 'retry-after': '10' });
    open(context, gate, asked, reply);
  });
};
