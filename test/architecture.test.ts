import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = ['streams', 'models', 'src', 'dashboards'];

type Report = {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly from: string;
      readonly rule: { readonly name: string };
    }[];
  };
};

const cruise = (cwd: string): Report => {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [
    program,
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    ...FOLDERS,
  ];
  return JSON.parse(
    execFileSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 }),
  ) as Report;
};

describe('imports', () => {
  test('point from dashboards to src to models to streams, and nowhere else', () => {
    const { summary } = cruise(root);
    expect(summary.totalCruised).toBeGreaterThan(50);
    expect(summary.violations).toEqual([]);
  });
});

describe('the import rules', () => {
  let folder = '';

  /** The wrong imports, by the rule that must catch them. */
  const wrong: Readonly<Record<string, readonly [from: string, to: string]>> = {
    'streams-alone': ['streams/a.ts', 'models/index.ts'],
    'models-by-the-door': ['models/b.ts', 'streams/inner.ts'],
    'protocol-alone': ['src/protocol/c.ts', 'src/inner.ts'],
    'client-alone': ['src/client/k.ts', 'src/inner.ts'],
    'client-light': ['src/client/l.ts', 'src/protocol/index.ts'],
    'src-by-the-doors': ['src/d.ts', 'dashboards/terminal/index.ts'],
    'main-starts-the-dashboard': ['src/main.ts', 'dashboards/shared/inner.ts'],
    'dashboards-shared': ['dashboards/shared/e.ts', 'src/inner.ts'],
    'dashboards-terminal': ['dashboards/terminal/f.ts', 'dashboards/web/inner.ts'],
    'dashboards-web': ['dashboards/web/g.ts', 'streams/index.ts'],
    'no-cycles': ['streams/h.ts', 'streams/i.ts'],
    resolvable: ['src/j.ts', 'src/nowhere.ts'],
  };

  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'earshot-imports-'));
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
      copyFileSync(join(root, file), join(folder, file));
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    for (const [from, to] of Object.values(wrong)) {
      if (!to.endsWith('nowhere.ts')) write(to, 'export const here = 1;\n');
      const up = '../'.repeat(from.split('/').length - 1);
      write(from, `export * from '${up}${to.replace(/\.ts$/, '.js')}';\n`);
    }
    write('streams/i.ts', "export * from './h.js';\n");
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('catch each wrong import', () => {
    const caught = new Map(
      cruise(folder).summary.violations.map(({ rule, from }) => [rule.name, from]),
    );
    for (const [rule, [from]] of Object.entries(wrong)) {
      if (rule === 'no-cycles') expect(caught.has(rule), rule).toBe(true);
      else expect(caught.get(rule), rule).toBe(from);
    }
  });
});
