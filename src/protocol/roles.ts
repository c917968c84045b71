import { z } from 'zod';

/** What a client may do: `reader` looks on, `operator` also changes what is heard and how. */
export const roleSchema = z.enum(['reader', 'operator']);

export type Role = z.infer<typeof roleSchema>;
