import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clientMessageSchema, serverMessageSchema } from '../src/protocol/index.js';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

describe('documents', () => {
  it('name every message of the protocol', () => {
    const api = read('docs/API.md');
    for (const { options } of [serverMessageSchema, clientMessageSchema]) {
      for (const option of options) expect(api).toContain(`\`${option.shape.type.value}\``);
    }
  });

  it.each(['README.md', 'CONTRIBUTING.md', 'docs/API.md'])(
    '%s links only to files there are',
    (path) => {
      const folder = path.includes('/') ? `${path.split('/')[0]}/` : '';
      const links = [...read(path).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link]) => link);
      for (const link of links) {
        const target = new URL(`../${folder}${link}`, import.meta.url);
        expect(() => readFileSync(target, 'utf8'), link).not.toThrow(/ENOENT/);
      }
    },
  );
});
