import { z } from 'zod';
import { seqSchema } from './station-messages.js';

const id = z.string().min(1).max(64);

/** The kinds of station message a client can ask for. */
export const eventNameSchema = z.enum(['prediction', 'detection', 'status', 'metadata']);

export const subscribeSchema = z.object({
  type: z.literal('subscribe'),
  id,
  stations: z
    .array(z.string().min(1).max(200))
    .max(1000)
    .optional()
    .describe(
      'Names of stations, or patterns with `*` (any characters) and `?` (one); all when left out',
    ),
  events: z.array(eventNameSchema).min(1).optional().describe('All when left out'),
  topK: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .optional()
    .describe('So many of the likeliest labels in predictions; all when left out'),
  minIntervalMs: z
    .number()
    .int()
    .min(0)
    .max(3_600_000)
    .optional()
    .describe(
      'Predictions of a station come no closer together than this; detections, status and titles always come',
    ),
  since: z
    .union([seqSchema, z.record(z.string(), seqSchema)])
    .optional()
    .describe(
      'The last `seq` that the client has, of all stations or of each: what came after is sent again, after a `gap` for what is held no longer',
    ),
});

export const unsubscribeSchema = z.object({ type: z.literal('unsubscribe'), id });

/** Answers `challenge`; browsers cannot send headers. */
export const authenticateSchema = z.object({
  type: z.literal('authenticate'),
  token: z.string().min(1).max(512),
});

export const clientMessageSchema = z.discriminatedUnion('type', [
  subscribeSchema,
  unsubscribeSchema,
  authenticateSchema,
]);

export type EventName = z.infer<typeof eventNameSchema>;
export type Subscribe = z.infer<typeof subscribeSchema>;
export type Unsubscribe = z.infer<typeof unsubscribeSchema>;
export type ClientMessage = z.infer<typeof clientMessageSchema>;
