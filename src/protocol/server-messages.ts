import { z } from 'zod';

const seq = z.number().int().nonnegative();
const probabilities = z.record(z.string(), z.number().min(0).max(1));

/** What a station is doing: the source's states, before anything is said about what it plays. */
export const stationStateSchema = z.enum(['starting', 'running', 'backoff', 'stopped', 'failed']);

/** What is heard: a genre is asserted only in `music`. */
export const soundStateSchema = z.enum(['music', 'speech', 'noise', 'silence', 'unsure']);

export const modelSchema = z.object({
  name: z.string(),
  hash: z.string(),
  engine: z.string(),
  featureSet: z.string(),
});

/** One step of one station, about one a second. Times: media time in seconds, wall time in ms since 1970. */
export const predictionSchema = z.object({
  type: z.literal('prediction'),
  station: z.string(),
  seq,
  mediaSeconds: z.number(),
  wallTimeMs: z.number(),
  windowStartSeconds: z.number(),
  windowEndSeconds: z.number(),
  /** As the model says, sum 1. */
  probabilities,
  /** Smoothed over time, sum 1. */
  smoothed: probabilities,
  top: z.object({ label: z.string(), confidence: z.number() }),
  /** Music, speech and noise, smoothed over time, sum 1; left out where nothing tells them apart. */
  kinds: probabilities.optional(),
  /** The genre that is held, if any; always there in state `music`. */
  genre: z.string().optional(),
  state: soundStateSchema,
  /** The title that was told last, if any. */
  title: z.string().optional(),
  level: z.object({ rmsDb: z.number(), peakDb: z.number() }),
  /** Twelve pitch classes from C, greatest 1. */
  chroma: z.array(z.number()).length(12),
  model: z.object({ name: z.string(), hash: z.string() }),
  /** From the last sample of the window at hand to this message. */
  latencyMs: z.number(),
  /** Windows of this station dropped so far because the model could not keep up. */
  droppedWindows: z.number().int().nonnegative(),
});

/** A genre, or speech, noise or silence, began or ended; `label` is the genre or the state. */
export const detectionSchema = z.object({
  type: z.literal('detection'),
  station: z.string(),
  seq,
  event: z.enum(['began', 'ended']),
  label: z.string(),
  startSeconds: z.number(),
  /** Only when it ended. */
  endSeconds: z.number().optional(),
  meanConfidence: z.number(),
  wallTimeMs: z.number(),
});

export const statusSchema = z.object({
  type: z.literal('status'),
  station: z.string(),
  seq,
  state: stationStateSchema,
  reason: z.string().optional(),
  wallTimeMs: z.number(),
});

export const metadataSchema = z.object({
  type: z.literal('metadata'),
  station: z.string(),
  seq,
  title: z.string(),
  wallTimeMs: z.number(),
});

/** What a station's `seq` counts. */
export const stationMessageSchema = z.discriminatedUnion('type', [
  predictionSchema,
  detectionSchema,
  statusSchema,
  metadataSchema,
]);

/** One station as it stands. */
export const stationSnapshotSchema = z.object({
  station: z.string(),
  uri: z.string(),
  /** The station's last `seq`; 0 before its first message. */
  seq,
  status: statusSchema.optional(),
  metadata: metadataSchema.optional(),
  prediction: predictionSchema.optional(),
  /** The detection that began and has not ended. */
  detection: detectionSchema.optional(),
});

/** What is told of the model that listens. */
const modelFacts = {
  labels: z.array(z.string()),
  model: modelSchema,
  windowSeconds: z.number(),
  hopSeconds: z.number(),
};

export const welcomeSchema = z.object({
  type: z.literal('welcome'),
  protocol: z.literal('earshot.v1'),
  serverVersion: z.string(),
  session: z.string(),
  ...modelFacts,
  heartbeatSeconds: z.number(),
  stations: z.array(z.object({ station: z.string(), uri: z.string(), seq })),
});

export const subscribedSchema = z.object({
  type: z.literal('subscribed'),
  id: z.string(),
  stations: z.array(z.string()),
});
export const unsubscribedSchema = z.object({ type: z.literal('unsubscribed'), id: z.string() });

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
  /** The last `seq` of each station. */
  seqs: z.record(z.string(), seq),
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
  welcomeSchema,
  modelMessageSchema,
  subscribedSchema,
  unsubscribedSchema,
  snapshotSchema,
  heartbeatSchema,
  laggedSchema,
  errorSchema,
  predictionSchema,
  detectionSchema,
  statusSchema,
  metadataSchema,
]);

export type StationState = z.infer<typeof stationStateSchema>;
export type SoundState = z.infer<typeof soundStateSchema>;
export type Prediction = z.infer<typeof predictionSchema>;
export type DetectionMessage = z.infer<typeof detectionSchema>;
export type StatusMessage = z.infer<typeof statusSchema>;
export type MetadataMessage = z.infer<typeof metadataSchema>;
export type StationMessage = z.infer<typeof stationMessageSchema>;
export type StationSnapshot = z.infer<typeof stationSnapshotSchema>;
export type Welcome = z.infer<typeof welcomeSchema>;
export type ModelMessage = z.infer<typeof modelMessageSchema>;
export type Snapshot = z.infer<typeof snapshotSchema>;
export type ErrorMessage = z.infer<typeof errorSchema>;
export type ServerMessage = z.infer<typeof serverMessageSchema>;
