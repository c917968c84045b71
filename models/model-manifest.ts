import { z } from 'zod';

/** What a saved model is, and how to make it again; `manifest.json` beside the weights. */
export const modelManifestSchema = z.object({
  format: z.literal('earshot-model-1'),
  name: z.string(),
  /** First 12 hex digits of the SHA-256 of `weights.bin`. */
  hash: z.string().regex(/^[0-9a-f]{12}$/),
  /** `FEATURE_SET.id` that the model was trained on. */
  featureSet: z.string(),
  labels: z.array(z.string()).min(2),
  parameters: z.number().int(),
  training: z.object({
    command: z.string(),
    clips: z.number().int(),
    options: z.record(z.string(), z.unknown()),
  }),
});

/** The contents of `manifest.json`. */
export type ModelManifest = z.infer<typeof modelManifestSchema>;
