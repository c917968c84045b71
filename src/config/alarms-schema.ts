import { z } from 'zod';
import { defaultAlarmOptions } from '../alarms/alarm-options.js';

const seconds = z.number().min(0).max(86_400);

/** When sound that is wrong in itself raises an alarm; 0 seconds for never. Everything has a default. */
export const alarmsSchema = z.strictObject({
  deadAirSeconds: seconds.default(defaultAlarmOptions.deadAirSeconds),
  deadAirBelowDb: z.number().min(-120).max(0).default(defaultAlarmOptions.deadAirBelowDb),
  toneSeconds: seconds.default(defaultAlarmOptions.toneSeconds),
  loopSeconds: seconds.default(defaultAlarmOptions.loopSeconds),
  dcSeconds: seconds.default(defaultAlarmOptions.dcSeconds),
  dcAbove: z.number().positive().max(1).default(defaultAlarmOptions.dcAbove),
});
