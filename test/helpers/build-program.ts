import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = ['src', 'models', 'streams', 'dashboards', 'tsconfig.json', 'tsconfig.build.json'];

const newestMs = (path: string): number => {
  const stats = statSync(path);
  if (!stats.isDirectory()) return /\.(tsx?|json|css|html|svg|js)$/.test(path) ? stats.mtimeMs : 0;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestMs(join(path, name))));
};

const builtMs = (): number => {
  try {
    return statSync(join(root, 'dist/src/main.js')).mtimeMs;
  } catch {
    return 0;
  }
};

/** Vitest's global setup: builds the program when a source is newer, so no test sees an old one. */
export const setup = (): void => {
  const newestSourceMs = Math.max(...SOURCES.map((path) => newestMs(join(root, path))));
  if (newestSourceMs <= builtMs()) return;
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
};
