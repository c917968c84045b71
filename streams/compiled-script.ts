import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../', import.meta.url);

/**
 * Path of the compiled program `name` beside the module `moduleUrl`, for a thread or child of its own: Node cannot run
 * the TypeScript that tests run, so from there it is the one under `dist`. Undefined when it is not built.
 */
export const compiledScript = (name: string, moduleUrl: string): string | undefined => {
  const beside = new URL(name, moduleUrl);
  const built = new URL(`dist/${beside.href.slice(ROOT.href.length)}`, ROOT);
  return [beside, built].map((url) => fileURLToPath(url)).find((path) => existsSync(path));
};
