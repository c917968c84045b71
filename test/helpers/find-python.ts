import { spawnSync } from 'node:child_process';

const canImport = (python: string, packageName: string): boolean =>
  spawnSync(python, ['-c', `import ${packageName}`], { stdio: 'ignore' }).status === 0;

/**
 * A Python that has the package, for `describe.skipIf(!python)`; the system's own may have it where the first on
 * the PATH has not.
 * @throws Error when there is none and `EARSHOT_REQUIRE_INTEGRATION=1`, so that nothing is skipped unseen.
 */
export const findPython = (packageName: string): string | undefined => {
  const python = ['python3', '/usr/bin/python3'].find((each) => canImport(each, packageName));
  if (!python && process.env.EARSHOT_REQUIRE_INTEGRATION === '1') {
    throw new Error(`these tests need a Python with ${packageName}`);
  }
  return python;
};
