import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const inDist = (path: string): string => new URL(`../../../dist/${path}`, import.meta.url).href;
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Packages that are CommonJS and were loaded by importing these modules, as paths. */
const loadedBy = async (...modules: readonly string[]): Promise<readonly string[]> => {
  const program = [
    "import { createRequire } from 'node:module';",
    ...modules.map((path) => `await import('${inDist(path)}');`),
    "console.log(JSON.stringify(Object.keys(createRequire(process.cwd() + '/').cache)));",
    'process.exit();',
  ].join('\n');
  const args = ['--input-type=module', '--eval', program];
  const { stdout } = await run(process.execPath, args, { cwd: root });
  return JSON.parse(stdout) as readonly string[];
};

it('what a thread of stations is made of loads no engine', async () => {
  const thread = ['src/stations/listen-here.js', 'src/stations/open-stations.js', 'models/live.js'];
  const isEngine = (path: string): boolean => path.includes('@tensorflow');
  expect((await loadedBy(...thread)).filter(isEngine)).toEqual([]);
  expect((await loadedBy('models/index.js')).filter(isEngine)).not.toEqual([]);
});
