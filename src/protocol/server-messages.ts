import { z } from 'zod';
import { roleSchema } from './roles.js';
import {
  detectionSchema,
  metadataSchema,
  predictionSchema,
  seqSchema,
  stationSnapshotSchema,
  statusSchema,
} from './station-messages.js';

export const modelSchema = z.object({
  name: z.string(),
  hash: z.string(),
  engine: z.string(),
  featureSet: z.string(),
});

/** What is told of the model that listens. */
const modelFacts = {
  labels: z.array(z.string()),
  model: modelSchema,
  windowSeconds: z.number(),
  hopSeconds: z.number(),
};

/** A station in a list: its `seq` is the last one it gave away. */
const stationEntrySchema = z.object({ station: z.string(), uri: z.string(), seq: seqSchema });

/** The first message when a token is wanted and none came with the handshake: `authenticate` answers it. */
export const challengeSchema = z.object({
  type: z.literal('challenge'),
  protocol: z.literal('earshot.v1'),
  withinSeconds: z
    .number()
    .describe('The connection is closed with 4408 when no token has come by then'),
});

/** The first message to a client that may look on. */
export const welcomeSchema = z.object({
  type: z.literal('welcome'),
  protocol: z.literal('earshot.v1'),
  serverVersion: z.string(),
  session: z.string(),
  role: roleSchema,
  ...modelFacts,
  heartbeatSeconds: z.number(),
  stations: z.array(stationEntrySchema),
});

export const subscribedSchema = z.object({
  type: z.literal('subscribed'),
  id: z.string(),
  stations: z.array(z.string()),
});
export const unsubscribedSchema = z.object({ type: z.literal('unsubscribed'), id: z.string() });

/** Stations were added or taken away: all that there are now; sent to every client. */
export const stationsSchema = z.object({
  type: z.literal('stations'),
  stations: z.array(stationEntrySchema),
  wallTimeMs: z.number(),
});

/** Another model listens from now on, which may know other labels; takes the place of what `welcome` said. */
export const modelMessageSchema = z.object({
  type: z.literal('model'),
  ...modelFacts,
  wallTimeMs: z.number(),
});

/** Follows `subscribed` at once. */
export const snapshotSchema = z.object({
  type: z.literal('snapshot'),
  id: z.string(),
  stations: z.array(stationSnapshotSchema),
});

export const heartbeatSchema = z.object({
  type: z.literal('heartbeat'),
  wallTimeMs: z.number(),
  seqs: z.record(z.string(), seqSchema).describe('The last `seq` of each station'),
});

/** Messages of the station that were asked for with `since` and are held no longer: `from` to `to`, both included. */
export const gapSchema = z.object({
  type: z.literal('gap'),
  station: z.string(),
  from: seqSchema,
  to: seqSchema,
});

/** Said to a client that could not keep up: so many messages of the station were left out. */
export const laggedSchema = z.object({
  type: z.literal('lagged'),
  station: z.string(),
  dropped: z.number().int().positive(),
});

export const errorSchema = z.object({
  type: z.literal('error'),
  id: z.string().optional(),
  code: z.number().int(),
  message: z.string(),
});

export const serverMessageSchema = z.discriminatedUnion('type', [
  challengeSchema,
  welcomeSchema,
  stationsSchema,
  modelMessageSchema,
  subscribedSchema,
  unsubscribedSchema,
  snapshotSchema,
  heartbeatSchema,
  gapSchema,
  laggedSchema,
  errorSchema,
  predictionSchema,
  detectionSchema,
  statusSchema,
  metadataSchema,
]);

export type Challenge = z.infer<typeof challengeSchema>;
export type StationsMessage = z.infer<typeof stationsSchema>;
export type Gap = z.infer<typeof gapSchema>;
export type Welcome = z.infer<typeof welcomeSchema>;
export type ModelMessage = z.infer<typeof modelMessageSchema>;
export type Snapshot = z.infer<typeof snapshotSchema>;
export type ErrorMessage = z.infer<typeof errorSchema>;
export type ServerMessage = z.infer<typeof serverMessageSchema>;
