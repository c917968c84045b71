import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Experiment, Figure } from '../../../../models/baselines/experiment.js';
import { loadExperiments } from '../../../../models/baselines/load-experiments.js';
import {
  compareFigures,
  mainFigures,
} from '../../../../models/baselines/results/compare-figure.js';
import { describeResults } from '../../../../models/baselines/results/describe-results.js';
import { readResults, saveResults } from '../../../../models/baselines/results/save-results.js';
import type { SavedResult } from '../../../../models/baselines/results/saved-result.js';
import { toSavedResult } from '../../../../models/baselines/results/to-saved-result.js';
import { bootstrapF1 } from '../../../../models/baselines/scores/bootstrap-f1.js';

const experiment = (system: string, reported: Experiment['reported'] = {}): Experiment => ({
  report: 'R4',
  system,
  title: `the ${system}`,
  reported,
  run: () => Promise.reject(new Error('not run')),
});

const result = (
  system: string,
  figure: Figure,
  reported: Experiment['reported'] = {},
  holdOut: 'report' | 'honest' = 'report',
): SavedResult =>
  toSavedResult({
    experiment: experiment(system, reported),
    outcomes: { [holdOut]: { figures: [figure], remarks: ['Because.'] } },
    seconds: 61.4,
  });

const accuracy = (value: number, interval95?: [number, number]): Figure => ({
  metric: 'accuracy',
  value,
  interval95,
  count: 100,
});

const verdict = (figure: Figure, reported: number): string =>
  compareFigures(result('a', figure, { accuracy: reported }))[0].verdict;

describe('verdicts', () => {
  it('allow for the rounding of what a report prints', () => {
    expect(verdict(accuracy(0.52, [0.5, 0.527]), 0.53)).toBe('within the interval');
    expect(verdict(accuracy(0.52, [0.5, 0.524]), 0.53)).toBe('0.010 below the report');
    expect(verdict(accuracy(0.6, [0.59, 0.61]), 0.53)).toBe('0.070 above the report');
  });

  it('take figures without an interval for the same when they are near', () => {
    expect(verdict(accuracy(0.5), 0.505)).toBe('within 0.01');
    expect(verdict(accuracy(0.5), 0.52)).toBe('0.020 below the report');
  });

  it('leave figures alone that no report prints', () => {
    expect(mainFigures(result('a', accuracy(0.5)))[0].verdict).toBe('not in the report');
    expect(mainFigures(result('a', { ...accuracy(0.5), metric: 'odd' }))).toHaveLength(1);
  });
});

describe('the bootstrap of F1', () => {
  it('is narrow on many rows, wide on few, and holds the figure', () => {
    const few = bootstrapF1([
      [8, 2],
      [3, 7],
    ]);
    const many = bootstrapF1([
      [8000, 2000],
      [3000, 7000],
    ]);
    const width = ([low, high]: readonly [number, number]) => high - low;
    expect(width(many.macroF1)).toBeLessThan(0.02);
    expect(width(few.macroF1)).toBeGreaterThan(0.2);
    expect(many.f1[0][0]).toBeLessThan(16 / 21);
    expect(many.f1[0][1]).toBeGreaterThan(16 / 21);
  });
});

describe('words beside figures', () => {
  it('are said once where they hold for both protocols, or for all systems of a report', () => {
    const figure = accuracy(0.5);
    const outcome = (...remarks: string[]) => ({ figures: [figure], remarks });
    const results = ['a', 'b'].map((system) =>
      toSavedResult({
        experiment: { ...experiment(system), notes: ['A note.'] },
        outcomes: { report: outcome('Both.', 'One.'), honest: outcome('Both.', `Of ${system}.`) },
        seconds: 1,
      }),
    );
    const page = describeResults(results);
    for (const line of ['A note.', 'Both.', "the report's protocol: One."]) {
      expect(page.split(line)).toHaveLength(2);
      expect(page).toContain(`- All: ${line}`);
    }
    expect(page).toContain('  - honest: Of b.');
  });
});

describe('kept results', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'earshot-results-'));
    await mkdir(join(root, 'docs'));
    await mkdir(join(root, 'models', 'baselines'), { recursive: true });
  });
  afterAll(() => rm(root, { recursive: true }));

  it('take the place of older ones, protocol by protocol, in the order of the table', async () => {
    const table = [experiment('a'), experiment('b')];
    await saveResults([result('b', accuracy(0.1)), result('gone', accuracy(0.3))], table, root);
    await saveResults([result('a', accuracy(0.2))], table, root);
    await saveResults([result('b', accuracy(0.4), {}, 'honest')], table, root);
    const kept = await readResults(root);
    expect(kept.map(({ system }) => system)).toEqual(['a', 'b']);
    expect(kept[1].outcomes.report?.figures[0].value).toBe(0.1);
    expect(kept[1].outcomes.honest?.figures[0].value).toBe(0.4);
    const page = await readFile(join(root, 'docs', 'REPORTS.md'), 'utf8');
    expect(page).toContain('| `b` | accuracy |  | 0.100 | 0.400 | 100 / 100 | not in the report |');
    expect(page).toContain('`b`: the b. 61 s.\n  - Because.');
  });

  it('are not kept outside the repository', async () => {
    const saving = saveResults([], [], join(root, 'models'));
    await expect(saving).rejects.toThrow("expected Earshot's repository");
  });

  it('of this repository are what docs/REPORTS.md says, of systems that exist', async () => {
    const here = fileURLToPath(new URL('../../../../', import.meta.url));
    const kept = await readResults(here);
    const page = await readFile(join(here, 'docs', 'REPORTS.md'), 'utf8');
    expect(page).toBe(describeResults(kept));
    const names = (await loadExperiments()).map(({ report, system }) => `${report} ${system}`);
    expect(names).toEqual([...new Set(names)]);
    for (const { report, system } of kept) expect(names).toContain(`${report} ${system}`);
  }, 60_000);
});
