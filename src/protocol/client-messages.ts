import { z } from 'zod';

const id = z.string().min(1).max(64);

/** The kinds of station message a client can ask for. */
export const eventNameSchema = z.enum(['prediction', 'detection', 'status', 'metadata']);

export const subscribeSchema = z.object({
  type: z.literal('subscribe'),
  id,
  /** Names of stations; all when left out. */
  stations: z.array(z.string().min(1).max(200)).max(1000).optional(),
  /** All when left out. */
  events: z.array(eventNameSchema).min(1).optional(),
});

export const unsubscribeSchema = z.object({ type: z.literal('unsubscribe'), id });

export const clientMessageSchema = z.discriminatedUnion('type', [
  subscribeSchema,
  unsubscribeSchema,
]);

export type EventName = z.infer<typeof eventNameSchema>;
export type Subscribe = z.infer<typeof subscribeSchema>;
export type ClientMessage = z.infer<typeof clientMessageSchema>;
