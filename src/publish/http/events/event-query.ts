import { z } from 'zod';
import { subscribeSchema, type Subscribe } from '../../../protocol/index.js';

const { shape } = subscribeSchema;

const splitList = (value: unknown): unknown =>
  [value].flat().flatMap((each) => (typeof each === 'string' ? each.split(',') : [each]));

const toNumber = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;

const orderSchema = z.preprocess(toNumber, z.number().int().nonnegative());

const maybe = <Schema extends z.ZodType>(prepare: (value: unknown) => unknown, schema: Schema) =>
  z.preprocess((value) => (value === undefined ? undefined : prepare(value)), schema);

/** What `GET /v1/events` may be asked: a subscription as query parameters. */
export const eventQuerySchema = z.strictObject({
  stations: maybe(splitList, shape.stations).describe(
    'Names or patterns, separated by commas or given several times; all stations when left out',
  ),
  events: maybe(splitList, shape.events).describe(
    'Kinds of message, separated by commas or given several times; all when left out',
  ),
  topK: maybe(toNumber, shape.topK),
  minIntervalMs: maybe(toNumber, shape.minIntervalMs),
  lastEventId: orderSchema
    .optional()
    .describe('For clients that cannot send the header `Last-Event-ID`, which counts more'),
});

/** The header of a client that comes back. */
export const eventHeadersSchema = z.object({
  'last-event-id': z
    .preprocess((value) => (value === '' ? undefined : toNumber(value)), orderSchema.optional())
    .describe('The `id` of the last event that the client has: what came after is sent again'),
});

/** What was asked, checked. */
export type EventQuery = z.infer<typeof eventQuerySchema>;

/** The same as a message over WebSocket would ask it. */
export const toSubscribe = ({ stations, events, topK, minIntervalMs }: EventQuery): Subscribe => ({
  type: 'subscribe',
  id: 'events',
  stations,
  events,
  topK,
  minIntervalMs,
});
