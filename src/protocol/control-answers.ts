import { z } from 'zod';
import { modelSchema } from './server-messages.js';
import { stationSnapshotSchema } from './station-messages.js';

/** Every change says whether it outlives the server. */
const persistence = {
  persisted: z.boolean().describe('Whether the configuration file says so from now on'),
  reason: z.string().optional().describe('Why it does not'),
};

export const persistenceSchema = z.object(persistence);

export const changedStationSchema = z.object({ station: stationSnapshotSchema, ...persistence });

const settings = {
  smoothing: z.object({ halfLifeSeconds: z.number(), silenceBelowDb: z.number() }),
  detection: z.object({
    enter: z.number(),
    lead: z.number(),
    leave: z.number(),
    holdSeconds: z.number(),
    leaveSeconds: z.number(),
    silenceSeconds: z.number(),
  }),
};

/** `GET /v1/settings` */
export const settingsSchema = z.object(settings);

export const changedSettingsSchema = z.object({ ...settings, ...persistence });

export const chosenModelSchema = z.object({
  model: modelSchema,
  labels: z.array(z.string()),
  ...persistence,
});

/** `GET /v1/models` */
export const savedModelsSchema = z.object({
  models: z.array(
    z.object({
      name: z.string(),
      origin: z.enum(['shipped', 'user']),
      hash: z.string().optional(),
      problem: z.string().optional().describe('Why it cannot be used'),
    }),
  ),
});

export type Persistence = z.infer<typeof persistenceSchema>;
export type ChangedStation = z.infer<typeof changedStationSchema>;
export type Settings = z.infer<typeof settingsSchema>;
export type ChangedSettings = z.infer<typeof changedSettingsSchema>;
export type ChosenModel = z.infer<typeof chosenModelSchema>;
export type SavedModels = z.infer<typeof savedModelsSchema>;
