import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const SECURITY = new URL('../docs/SECURITY.md', import.meta.url);

/** Each test file that a claim names, with the words of titles that follow it. */
const claims = readFileSync(SECURITY, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|') && line.includes('.test.ts'))
  .flatMap((line) => line.split(/(?=\[[\w-]+\]\()/).slice(1))
  .map((part) => ({
    file: /\(([^)]+)\)/.exec(part)![1]!,
    titles: [...part.matchAll(/`([^`]+)`/g)].map(([, title]) => title!),
  }));

describe('docs/SECURITY.md', () => {
  it('makes claims', () => expect(claims.length).toBeGreaterThan(20));

  it.each(claims)('names tests that there are in $file', ({ file, titles }) => {
    const text = readFileSync(new URL(file, SECURITY), 'utf8');
    expect(titles.length).toBeGreaterThan(0);
    for (const title of titles) expect(text).toContain(title);
  });
});
