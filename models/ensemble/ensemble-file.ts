import { z } from 'zod';

/** What `model.json` calls a vote of several models. */
export const ENSEMBLE_FORMAT = 'earshot-ensemble-1';

/** `model.json` of a vote: which models, known by the hashes of their weights, and how much each counts. */
export const ensembleFileSchema = z.strictObject({
  format: z.literal(ENSEMBLE_FORMAT),
  members: z
    .array(
      z.strictObject({
        /** Folder beside this one, else a model that can be had by its name. */
        model: z.string().min(1),
        hash: z.string(),
        weight: z.number().min(0).max(1),
      }),
    )
    .min(2),
});

/** The contents of such a `model.json`. */
export type EnsembleFile = z.infer<typeof ensembleFileSchema>;
