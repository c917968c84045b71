import { ModelError } from '../errors.js';

/** As long as the windows that are listened to live. */
const LEAST_SECONDS = 3;

/** As quiet as what teaches nothing live. */
const QUIET_DB = -60;

/** How much of a recording there is to judge. */
export type HeardSound = {
  readonly durationSeconds: number;
  /** Root mean square of the loudest frame or window, dB full scale. */
  readonly loudestDb: number;
};

/** Fails with a `ModelError` when a recording is too short to be judged as a whole, or silent. */
export const requireSound = (path: string, { durationSeconds, loudestDb }: HeardSound): void => {
  if (durationSeconds < LEAST_SECONDS) {
    const message = `${path} is too short to judge as a whole: ${LEAST_SECONDS} s of sound are needed, it has ${durationSeconds.toFixed(1)} s`;
    throw new ModelError('sound-missing', message);
  }
  if (loudestDb > QUIET_DB) return;
  const found = Number.isFinite(loudestDb) ? `reaches ${loudestDb.toFixed(0)} dB` : 'has none';
  throw new ModelError(
    'sound-missing',
    `${path} is silent: expected sound above ${QUIET_DB} dB, it ${found}`,
  );
};
