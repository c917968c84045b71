import { z } from 'zod';

/** See {@link Demand}. */
export const demandSchema = z.object({
  name: z.string(),
  /** Measured figure and its limit, as a reader is shown them: `1.1 points`, `≤ 3 points`. */
  measured: z.string(),
  limit: z.string(),
  met: z.boolean(),
});

/** A line that the model has to hold, with what was measured. */
export type Demand = z.infer<typeof demandSchema>;

/** Which model was measured, on what. */
export const measuredModelSchema = z.object({
  name: z.string(),
  hash: z.string(),
  engine: z.string(),
  featureSet: z.string(),
});
