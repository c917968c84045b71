import { z } from 'zod';
import { defaultFusionOptions } from '../smoothing/hold-fusion.js';

const probability = z.number().min(0).max(1);
const seconds = z.number().min(0).max(3600);

/** When two genres are said to be held together; everything has a default. */
export const fusionSchema = z
  .strictObject({
    share: probability.default(defaultFusionOptions.share),
    leaveShare: probability.default(defaultFusionOptions.leaveShare),
    holdSeconds: seconds.default(defaultFusionOptions.holdSeconds),
    halfLifeSeconds: seconds.positive().default(defaultFusionOptions.halfLifeSeconds),
  })
  .refine(({ share, leaveShare }) => leaveShare <= share, {
    path: ['leaveShare'],
    message: 'must not be above share, or a fusion would come and go at once',
  });
