import { z } from 'zod';

/** `POST /v1/stations` */
export const addStationSchema = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(200)
    // Control characters could drive a terminal; patterns must not be mistaken for names.
    // eslint-disable-next-line no-control-regex -- it is them that are refused
    .regex(/^[^\u0000-\u001f\u007f-\u009f*?]+$/)
    .optional()
    .describe('One is made from the source when left out'),
  source: z
    .string()
    .min(1)
    .max(2000)
    .describe(
      'What `earshot listen` takes: `radio:URL`, `file:PATH`, `synthetic:NAME`, `microphone:ID`',
    ),
});

const probability = z.number().min(0).max(1);
const seconds = z.number().min(0).max(3600);

/** `PATCH /v1/settings`: what is left out stays as it is. Meanings and defaults are those of the configuration. */
export const changeSettingsSchema = z.strictObject({
  smoothing: z
    .strictObject({
      halfLifeSeconds: seconds.positive().optional(),
      silenceBelowDb: z.number().min(-120).max(0).optional(),
    })
    .optional(),
  detection: z
    .strictObject({
      enter: probability.optional(),
      lead: probability.optional(),
      leave: probability.optional(),
      holdSeconds: seconds.optional(),
      leaveSeconds: seconds.optional(),
      silenceSeconds: seconds.optional(),
    })
    .optional(),
});

/** `PUT /v1/model` */
export const chooseModelSchema = z.strictObject({
  model: z
    .string()
    .min(1)
    .max(200)
    .describe('Name of a saved model, as `earshot model list` shows it'),
});

export type AddStation = z.infer<typeof addStationSchema>;
export type ChangeSettings = z.infer<typeof changeSettingsSchema>;
export type ChooseModel = z.infer<typeof chooseModelSchema>;
