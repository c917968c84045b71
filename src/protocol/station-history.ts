import { z } from 'zod';
import { alarmKindSchema, fusionSchema, seqSchema, soundStateSchema } from './station-messages.js';

const share = z.number().min(0).max(1);

/** What was heard in one step of time; steps in which nothing was heard are left out. */
export const historyStepSchema = z.object({
  wallTimeMs: z.number().describe('Where the step begins, in ms since 1970'),
  predictions: z.number().int().positive().describe('How many predictions it is made of'),
  smoothed: z.record(z.string(), share).describe('Mean smoothed probability of each label'),
  state: soundStateSchema.describe('The state that was there longest'),
  genre: z.string().optional().describe('The genre that was held longest, if any was'),
  states: z
    .partialRecord(soundStateSchema, share)
    .describe('Share of the predictions in each state, sum 1; states without any are left out'),
  rmsDb: z.number().describe('Mean level'),
  peakDb: z.number().describe('Greatest peak'),
});

/** A title, from when it was told. */
export const historyTitleSchema = z.object({ wallTimeMs: z.number(), title: z.string() });

/** A detection that began or ended in the time; without `endSeconds` it lasts. */
export const historyDetectionSchema = z.object({
  label: z.string(),
  alarm: alarmKindSchema.optional(),
  fusion: fusionSchema.optional(),
  startSeconds: z.number().describe('Media time'),
  endSeconds: z.number().optional().describe('Media time'),
  meanConfidence: z.number(),
  wallTimeMs: z.number().describe('Wall time of the last message about it'),
});

/** `GET /v1/stations/{name}/history`: what a station played before, oldest first. */
export const stationHistorySchema = z.object({
  station: z.string(),
  seq: seqSchema.describe('The last `seq` that the history knows of'),
  wallTimeMs: z.number().describe('The time of the server'),
  stepSeconds: z.number().positive().describe('Length of a step'),
  heldSeconds: z.number().nonnegative().describe('How far back the server can look at most'),
  steps: z.array(historyStepSchema),
  titles: z
    .array(historyTitleSchema)
    .describe('Those told in the time, and the one that was on when it began'),
  detections: z.array(historyDetectionSchema),
});

export type StationHistory = z.infer<typeof stationHistorySchema>;
