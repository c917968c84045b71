import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

/**
 * Where a Chromium is, for `describe.skipIf(!browser)`.
 * @throws Error when there is none and `EARSHOT_REQUIRE_INTEGRATION=1`, so that nothing is skipped unseen.
 */
export const findBrowser = (): string | undefined => {
  const found = PLACES.find((place) => existsSync(place));
  if (!found && process.env.EARSHOT_REQUIRE_INTEGRATION === '1') {
    throw new Error(`these tests need a browser at ${PLACES.join(' or ')}`);
  }
  return found;
};
