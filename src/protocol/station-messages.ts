import { z } from 'zod';

export const seqSchema = z.number().int().nonnegative();
const probabilities = z.record(z.string(), z.number().min(0).max(1));

/**
 * What a station is doing: the source's states, before anything is said about what it plays. `stalled`: connected,
 * but no audio; `backoff`: tried again within seconds; `circuit-open`: many attempts failed, one try a minute.
 */
export const stationStateSchema = z.enum([
  'starting',
  'running',
  'stalled',
  'backoff',
  'circuit-open',
  'paused',
  'stopped',
  'failed',
]);

/** What is heard: a genre is asserted only in `music`. */
export const soundStateSchema = z.enum(['music', 'speech', 'noise', 'silence', 'unsure']);

/** What is wrong with the sound itself, whatever it is of; docs/API.md tells each. */
export const alarmKindSchema = z.enum(['dead-air', 'tone', 'loop', 'dc-offset']);

const share = z.number().min(0).max(1);

/** What the sound is like beside its genre; each is left out while it is not known, all where they are off. */
export const descriptorsSchema = z.object({
  danceability: share.optional(),
  energy: share.optional(),
  speechiness: share.optional(),
  acousticness: share.optional(),
  instrumentalness: share.optional(),
  loudnessLufs: z
    .number()
    .optional()
    .describe('Short-term loudness: the last 3 s, by ITU-R BS.1770, of the mono sound'),
  integratedLufs: z
    .number()
    .optional()
    .describe('Gated loudness since the station began or was interrupted'),
  tempoBpm: z.number().positive().optional().describe('Beats a minute'),
  key: z
    .string()
    .optional()
    .describe('Such as `C minor` or `F# major`; black keys are named by their sharp'),
  keyConfidence: share.optional().describe('How far the key is ahead of the next likely one'),
});

/** Two genres that are held together: first the one that is `genre`, then the other. */
export const fusionSchema = z.tuple([z.string(), z.string()]);

/** One step of one station, about one a second. Times: media time in seconds, wall time in ms since 1970. */
export const predictionSchema = z.object({
  type: z.literal('prediction'),
  station: z.string(),
  seq: seqSchema,
  mediaSeconds: z.number(),
  wallTimeMs: z.number(),
  windowStartSeconds: z.number(),
  windowEndSeconds: z.number(),
  probabilities: probabilities.describe('As the model says, sum 1'),
  smoothed: probabilities.describe('Smoothed over time, sum 1'),
  top: z.object({ label: z.string(), confidence: z.number() }),
  kinds: probabilities
    .optional()
    .describe(
      'Music, speech and noise, smoothed over time, sum 1; left out where nothing tells them apart',
    ),
  genre: z
    .string()
    .optional()
    .describe('The genre that is held, if any; always there in state `music`'),
  fusion: fusionSchema
    .optional()
    .describe('Two genres that were strong together for long, `genre` first; in `music` only'),
  state: soundStateSchema,
  descriptors: descriptorsSchema.optional(),
  title: z.string().optional().describe('The title that was told last, if any'),
  level: z.object({ rmsDb: z.number(), peakDb: z.number() }),
  chroma: z.array(z.number()).length(12).describe('Twelve pitch classes from C, greatest 1'),
  model: z.object({ name: z.string(), hash: z.string() }),
  latencyMs: z.number().describe('From the last sample of the window at hand to this message'),
  droppedWindows: z
    .number()
    .int()
    .nonnegative()
    .describe('Windows of this station dropped so far because the model could not keep up'),
});

/**
 * A genre, speech, noise, silence or an alarm began or ended; `label` is the genre, the state or the alarm. Where a
 * fusion begins or ends, the genre's detection ends and another of the same `label` begins, with or without `fusion`.
 */
export const detectionSchema = z.object({
  type: z.literal('detection'),
  station: z.string(),
  seq: seqSchema,
  event: z.enum(['began', 'ended']),
  label: z.string(),
  alarm: alarmKindSchema
    .optional()
    .describe('Only for alarms, which come and go beside what is heard'),
  fusion: fusionSchema
    .optional()
    .describe('Only for a genre that is held together with another: `label`, then the other'),
  startSeconds: z.number(),
  endSeconds: z.number().optional().describe('Only when it ended'),
  meanConfidence: z.number(),
  wallTimeMs: z.number(),
});

export const statusSchema = z.object({
  type: z.literal('status'),
  station: z.string(),
  seq: seqSchema,
  state: stationStateSchema,
  reason: z.string().optional(),
  gapSeconds: z
    .number()
    .nonnegative()
    .optional()
    .describe(
      'In `running` after a break: for how long no audio came, or was left out; media time leaves it out',
    ),
  wallTimeMs: z.number(),
});

export const metadataSchema = z.object({
  type: z.literal('metadata'),
  station: z.string(),
  seq: seqSchema,
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
  seq: seqSchema.describe('The last `seq` of the station'),
  status: statusSchema.optional(),
  metadata: metadataSchema.optional(),
  prediction: predictionSchema.optional(),
  detection: detectionSchema.optional().describe('The genre or sound that began and has not ended'),
  alarms: z.array(detectionSchema).optional().describe('Alarms that began and have not ended'),
  driftSeconds: z
    .number()
    .optional()
    .describe(
      'By how much the station played more than the clock allows since its last status; a burst at its beginning counts',
    ),
});

export type StationState = z.infer<typeof stationStateSchema>;
export type Descriptors = z.infer<typeof descriptorsSchema>;
export type Fusion = z.infer<typeof fusionSchema>;
export type AlarmKind = z.infer<typeof alarmKindSchema>;
export type SoundState = z.infer<typeof soundStateSchema>;
export type Prediction = z.infer<typeof predictionSchema>;
export type DetectionMessage = z.infer<typeof detectionSchema>;
export type StatusMessage = z.infer<typeof statusSchema>;
export type MetadataMessage = z.infer<typeof metadataSchema>;
export type StationMessage = z.infer<typeof stationMessageSchema>;
export type StationSnapshot = z.infer<typeof stationSnapshotSchema>;
