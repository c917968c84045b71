import { z } from 'zod';
import { HOLD_OUTS, REPORTS } from '../experiment.js';

const figureSchema = z.object({
  metric: z.string(),
  value: z.number(),
  interval95: z.tuple([z.number(), z.number()]).optional(),
  count: z.number(),
});

const outcomeSchema = z.object({
  figures: z.array(figureSchema),
  remarks: z.array(z.string()).optional(),
});

/** One system with what was measured of it, as it is kept beside the code. */
export const savedResultSchema = z.object({
  report: z.enum(REPORTS),
  system: z.string(),
  title: z.string(),
  reported: z.record(z.string(), z.number()),
  notes: z.array(z.string()).optional(),
  outcomes: z.partialRecord(z.enum(HOLD_OUTS), outcomeSchema),
  seconds: z.number(),
});

/** One system with what was measured of it, as it is kept beside the code. */
export type SavedResult = Readonly<z.infer<typeof savedResultSchema>>;
