import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../models/index.js';
import { clientMessageSchema, serverMessageSchema } from '../src/protocol/index.js';
import { alarmKindSchema, stationStateSchema } from '../src/protocol/station-messages.js';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

describe('documents', () => {
  it('name every message of the protocol', () => {
    const api = read('docs/API.md');
    for (const { options } of [serverMessageSchema, clientMessageSchema]) {
      for (const option of options) expect(api).toContain(`\`${option.shape.type.value}\``);
    }
  });

  it('OPERATIONS tells what each state and each alarm means', () => {
    const text = read('docs/OPERATIONS.md');
    const words = [...stationStateSchema.options, ...alarmKindSchema.options];
    for (const word of words) expect(text).toMatch(new RegExp(`^\\| \`${word}\` `, 'm'));
  });

  it('README states the accuracy that was measured, with count and interval', () => {
    const readme = read('README.md');
    for (const split of ['valid', 'test']) {
      const text = read(`models/saved/hybrid/evaluation-${split}.json`);
      const { accuracy, clips, interval95, macroF1 } = JSON.parse(text) as Evaluation;
      const [low, high] = interval95.map((share) => (100 * share).toFixed(1));
      expect(readme).toContain(`, ${clips}`);
      expect(readme).toContain(`| ${(100 * accuracy).toFixed(1)} %`);
      expect(readme).toContain(`| ${low} – ${high} % | ${macroF1.toFixed(3)}`);
    }
  });

  it.each(['README.md', 'CONTRIBUTING.md', 'docs/API.md', 'docs/HISTORY.md', 'docs/OPERATIONS.md'])(
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
