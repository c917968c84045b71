import { z } from 'zod';
import { demandSchema, measuredModelSchema } from './demand.js';

const count = z.number().int().nonnegative();

const smoothingSchema = z.object({
  halfLifeSeconds: z.number(),
  enter: z.number(),
  lead: z.number(),
  leave: z.number(),
  holdSeconds: z.number(),
  leaveSeconds: z.number(),
});

/** The options of smoothing and judging that were varied. */
export type SmoothingChoice = z.infer<typeof smoothingSchema>;

const tradeOffSchema = smoothingSchema.extend({
  /** Median over all changes, those never followed counted as endless; null when more than half are. */
  medianLagSeconds: z.number().nullable(),
  /** Share of the changes that are followed before the second clip ends. */
  followedShare: z.number(),
  falseChangesPerMinute: z.number(),
  /** Share of the time in which a genre is named at all. */
  namedShare: z.number(),
});

/** What one choice of the smoothing gives. */
export type TradeOff = z.infer<typeof tradeOffSchema>;

/** `letting-go.json` beside the model: how fast verdicts follow a change, and how often they change falsely. */
export const lettingGoReportSchema = z.object({
  format: z.literal('earshot-letting-go-1'),
  model: measuredModelSchema,
  protocol: z.string(),
  changes: count,
  minutes: z.number(),
  /** With the defaults of this Earshot. */
  chosen: tradeOffSchema,
  /** All that was tried. */
  grid: z.array(tradeOffSchema),
  demands: z.array(demandSchema),
});

/** The contents of `letting-go.json`. */
export type LettingGoReport = z.infer<typeof lettingGoReportSchema>;
