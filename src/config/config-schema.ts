import { z } from 'zod';
import { ENGINES } from '../../models/index.js';
import { defaultJudgingOptions } from '../smoothing/judge-state.js';
import { defaultSmoothingOptions } from '../smoothing/smooth-scores.js';
import { fusionSchema } from './fusion-schema.js';
import { historySchema } from './history-schema.js';
import { alarmsSchema } from './alarms-schema.js';
import { serverSchema } from './server-schema.js';

const stationSchema = z.strictObject({
  name: z.string().min(1).max(200),
  source: z.string().min(1),
  /** Known, but not listened to before it is resumed over the API. */
  paused: z.boolean().optional(),
  /** Whether private networks, files and devices are refused; so for stations that were added over the API. */
  publicOnly: z.boolean().optional(),
});

const stationsSchema = z
  .array(stationSchema)
  .max(1000)
  .superRefine((stations, context) => {
    stations.forEach(({ name }, index) => {
      if (stations.findIndex((other) => other.name === name) === index) return;
      const message = `there is already a station named '${name}'`;
      context.addIssue({ code: 'custom', path: [index, 'name'], message });
    });
  })
  .default([]);

const probability = z.number().min(0).max(1);
const seconds = z.number().min(0).max(3600);

/** How scores are smoothed; everything has a default. */
export const smoothingSchema = z.strictObject({
  halfLifeSeconds: seconds.positive().default(defaultSmoothingOptions.halfLifeSeconds),
  silenceBelowDb: z.number().min(-120).max(0).default(defaultSmoothingOptions.silenceBelowDb),
});

/** How verdicts are found; everything has a default. */
export const detectionSchema = z
  .strictObject({
    enter: probability.default(defaultJudgingOptions.enter),
    lead: probability.default(defaultJudgingOptions.lead),
    leave: probability.default(defaultJudgingOptions.leave),
    holdSeconds: seconds.default(defaultJudgingOptions.holdSeconds),
    leaveSeconds: seconds.default(defaultJudgingOptions.leaveSeconds),
    silenceSeconds: seconds.default(defaultJudgingOptions.silenceSeconds),
  })
  .refine(({ enter, leave }) => leave <= enter, {
    path: ['leave'],
    message: 'must not be above enter, or a genre would come and go at once',
  });

/** What a configuration file may hold; everything has a default. */
export const configSchema = z.strictObject({
  stations: stationsSchema,
  server: serverSchema.prefault({}),
  smoothing: smoothingSchema.prefault({}),
  detection: detectionSchema.prefault({}),
  fusion: fusionSchema.prefault({}),
  /** Whether loudness, tempo, key and the rest are told in predictions. */
  descriptors: z.enum(['on', 'off']).default('on'),
  alarms: alarmsSchema.prefault({}),
  decoder: z.enum(['auto', 'ffmpeg', 'wasm']).default('auto'),
  /** Name of a saved model or the path of a folder that holds one; the program's own when left out. */
  model: z.string().min(1).optional(),
  engine: z.enum(['auto', ...ENGINES]).default('auto'),
  /** Threads that stations are listened to in; 0 is none beside the program's own. */
  threads: z.union([z.literal('auto'), z.number().int().min(0).max(256)]).default('auto'),
  /** Nothing is kept on disk when it is left out. */
  history: historySchema.optional(),
});

type DeepReadonly<Value> = Value extends object
  ? { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> }
  : Value;

/** The whole configuration, defaults filled in, frozen. */
export type Config = DeepReadonly<z.infer<typeof configSchema>>;
