import { z } from 'zod';

/** Where what stations played is kept, and for how long. */
export const historySchema = z.strictObject({
  /** The database; made when it is not there, its folder is not. */
  file: z.string().min(1),
  keepDays: z.number().positive().max(36_500).default(365),
  /** The oldest goes first when there is more. */
  maxMegabytes: z.number().min(1).max(1_000_000).default(1000),
});
