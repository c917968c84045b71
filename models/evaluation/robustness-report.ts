import { z } from 'zod';
import { demandSchema, measuredModelSchema } from './demand.js';

const count = z.number().int().nonnegative();

/** Right answers before and after a change, and how answers moved; counts of clips or of windows. */
export const movedSchema = z.object({
  count,
  rightBefore: count,
  rightAfter: count,
  /** Another answer than before, right or wrong. */
  changed: count,
  /** Right before and wrong after. */
  lost: count,
  /** Wrong before and right after. */
  won: count,
});

/** Counts of one group of clips under one change; see {@link movedSchema}. */
export type Moved = z.infer<typeof movedSchema>;

/** `robustness.json` beside the model: what level, codecs, band limits and noise do to its verdicts. */
export const robustnessReportSchema = z.object({
  format: z.literal('earshot-robustness-1'),
  model: measuredModelSchema,
  protocol: z.string(),
  /** Groups of clips that are counted together, and what they are. */
  groups: z.array(z.object({ name: z.string(), about: z.string(), clips: count })),
  rows: z.array(
    z.object({
      condition: z.string(),
      kind: z.enum(['level', 'clipping', 'codec', 'band', 'noise']),
      /** Name of one of `groups`. */
      group: z.string(),
      clips: movedSchema,
      windows: movedSchema,
    }),
  ),
  /** Verdicts of audio through the whole program against those on the given frames. */
  frontEnd: z.array(z.object({ group: z.string(), clips: count, same: count })),
  demands: z.array(demandSchema),
});

/** The contents of `robustness.json`. */
export type RobustnessReport = z.infer<typeof robustnessReportSchema>;
