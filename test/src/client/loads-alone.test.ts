import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as client from 'earshot/client';

const ENTRY = fileURLToPath(new URL('../../../dist/src/client/index.js', import.meta.url));

/** All that a built file imports by name, itself and by those it imports. */
const importsOf = async (file: string, seen: Set<string>): Promise<void> => {
  if (seen.has(file)) return;
  seen.add(file);
  const text = await readFile(file, 'utf8');
  for (const [, name] of text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
    if (name?.startsWith('.')) await importsOf(join(dirname(file), name), seen);
    else seen.add(name ?? '');
  }
};

describe('earshot/client', () => {
  it('is exported by the package', () => {
    expect(Object.keys(client).sort()).toEqual([
      'EarshotClientError',
      'backoffSeconds',
      'connect',
      'readFrame',
    ]);
  });

  it('imports no package, so a browser loads it as it is', async () => {
    const seen = new Set<string>();
    await importsOf(ENTRY, seen);
    expect(seen.size).toBeGreaterThan(15);
    expect([...seen].filter((name) => !name.startsWith(dirname(dirname(ENTRY))))).toEqual([]);
  });
});
