import { z } from 'zod';
import { detectionSchema, smoothingSchema, type Config } from '../config/config-schema.js';
import type { ChangeSettings, Settings } from '../protocol/index.js';
import { ControlError } from './control-error.js';

const bothSchema = z.strictObject({ smoothing: smoothingSchema, detection: detectionSchema });

/** How stations are judged now; all of them look here at each window. */
export type LiveSettings = {
  readonly current: () => Settings;
  /** Puts what is given over what there is. Fails with a `ControlError` when that makes no sense together. */
  readonly change: (change: ChangeSettings) => Settings;
};

/** Settings that begin as the configuration says; `onChange` is called when others hold. */
export const createLiveSettings = (
  { smoothing, detection }: Pick<Config, 'smoothing' | 'detection'>,
  onChange: () => void = () => {},
): LiveSettings => {
  let current: Settings = { smoothing, detection };
  const change = (wanted: ChangeSettings): Settings => {
    const result = bothSchema.safeParse({
      smoothing: { ...current.smoothing, ...wanted.smoothing },
      detection: { ...current.detection, ...wanted.detection },
    });
    if (!result.success) {
      const [issue] = result.error.issues;
      throw new ControlError('invalid', `${issue?.path.join('.')}: ${issue?.message}`);
    }
    current = result.data;
    onChange();
    return current;
  };
  return { current: () => current, change };
};
