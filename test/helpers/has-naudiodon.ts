import { createRequire } from 'node:module';

/** Whether naudiodon was built here; true where nothing may be skipped, so that its want is a failure. */
export const hasNaudiodon = (): boolean => {
  try {
    createRequire(import.meta.url).resolve('naudiodon/build/Release/naudiodon.node');
    return true;
  } catch {
    return process.env['EARSHOT_REQUIRE_INTEGRATION'] === '1';
  }
};
