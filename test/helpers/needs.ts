import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const isOnPath = (program: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/**
 * Tells whether every named system program is on the PATH, for `describe.skipIf(!needs('ffmpeg'))`.
 * @throws Error when one is missing and `EARSHOT_REQUIRE_INTEGRATION=1`, so that nothing is skipped unseen.
 */
export const needs = (...programs: readonly string[]): boolean => {
  const missing = programs.filter((program) => !isOnPath(program));
  if (missing.length > 0 && process.env.EARSHOT_REQUIRE_INTEGRATION === '1') {
    throw new Error(`these tests need ${missing.join(', ')} on the PATH`);
  }
  return missing.length === 0;
};
