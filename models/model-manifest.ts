import { z } from 'zod';
import { frontEndSchema } from './front-end-schema.js';

/** How the data of a training were chosen and divided. */
const dataSchema = z.strictObject({
  /** First 12 hex digits of a SHA-256 over the data that were trained on. */
  digest: z.string(),
  clips: z.number().int().nonnegative().optional(),
  /** Clips of each label. */
  labelCounts: z.record(z.string(), z.number().int().nonnegative()).optional(),
  /** How training and validation were kept apart: `artist`, `clip`, `given`, … */
  split: z.string().optional(),
});

/** Which tensors of a TensorFlow.js model are which; what is left out is found by itself. */
const tensorsSchema = z.strictObject({
  /** The window, `[batch, windowFrames, values]`, with or without a channel of 1 behind it. */
  input: z.string().optional(),
  /** One number for each label, `[batch, labels]`. */
  output: z.string().optional(),
  /** What the model has done to its output; what it has not is done here. @default 'softmax' */
  activation: z.enum(['softmax', 'sigmoid', 'none']).optional(),
  /** Inputs that always get the same scalar, such as "is training". */
  constants: z.record(z.string(), z.union([z.boolean(), z.number()])).optional(),
  /** What is remembered of a station: the input that gets it and the output that gives the next. */
  states: z.array(z.strictObject({ input: z.string(), output: z.string() })).optional(),
});

/** What a saved model is, and how to make it again; `manifest.json` beside the weights. */
export const modelManifestSchema = z
  .strictObject({
    format: z.literal('earshot-model-1'),
    name: z.string().min(1).max(100),
    /** What its labels are: genres of music, kinds of sound (music, speech, noise), or descriptors, numbers from 0 to 1. */
    kind: z.enum(['genre', 'sound-kind', 'descriptors']).default('genre'),
    /** First 12 hex digits of the SHA-256 of the weights: `weights.bin`, or the shards in the order of `model.json`. */
    hash: z.string().regex(/^[0-9a-f]{12}$/, 'expected 12 hex digits'),
    /** Name of a front end, enough by itself when it is a preset; or of statistics of whole recordings. */
    featureSet: z.string(),
    /** The front end, field by field; must not contradict the preset that `featureSet` names. */
    frontEnd: frontEndSchema.optional(),
    /** True when something of the station is remembered from window to window. */
    stateful: z.boolean().optional(),
    labels: z
      .array(z.string().min(1).max(100))
      .min(1)
      .refine((labels) => new Set(labels).size === labels.length, {
        message: 'expected labels that differ, one is there twice',
      }),
    parameters: z.number().int().optional(),
    tensors: tensorsSchema.optional(),
    /** Logits are divided by it: above 1 the model grows less sure of itself. @default 1 */
    temperature: z.number().positive().max(100).optional(),
    /** Below this, no label counts as known. */
    unsureBelow: z.number().min(0).max(1).optional(),
    data: dataSchema.optional(),
    /** Figures by name, such as `testAccuracy`. */
    metrics: z.record(z.string(), z.number()).optional(),
    /** Under which terms model and data may be used. */
    licence: z.string().optional(),
    training: z
      .object({
        command: z.string(),
        clips: z.number().int(),
        /** Epochs that the weights saved had been trained for, where they were chosen on validation. */
        epoch: z.number().int().positive().optional(),
        options: z.record(z.string(), z.unknown()),
        /** Parts of its data that it learnt from, where `refitOf` does not tell. @default ['train'] */
        parts: z.array(z.enum(['train', 'valid', 'test'])).optional(),
        /** The model, chosen on the validation clips, whose training was done again with these among the training clips. */
        refitOf: z.strictObject({ name: z.string(), hash: z.string() }).optional(),
      })
      .optional(),
  })
  .refine(({ kind, labels }) => kind === 'descriptors' || labels.length > 1, {
    path: ['labels'],
    message: 'expected at least 2, as one label alone tells nothing apart',
  });

/** The contents of `manifest.json`. */
export type ModelManifest = z.infer<typeof modelManifestSchema>;

/** What `saveModel` has to be told; the rest it finds out by itself. */
export type ModelFacts = Omit<
  z.input<typeof modelManifestSchema>,
  'format' | 'hash' | 'featureSet' | 'frontEnd' | 'stateful' | 'parameters' | 'tensors'
>;
