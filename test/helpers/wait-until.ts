import { setTimeout } from 'node:timers/promises';

const INTERVAL_MS = 50;

/** Asks again and again until the answer is yes; the test's own time limit ends it. A throw means no. */
export const waitUntil = async (ask: () => boolean | Promise<boolean>): Promise<void> => {
  while (
    !(await Promise.resolve()
      .then(ask)
      .catch(() => false))
  )
    await setTimeout(INTERVAL_MS);
};
