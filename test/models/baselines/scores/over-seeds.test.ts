import { expect, it } from 'vitest';
import { overSeeds } from '../../../../models/baselines/scores/over-seeds.js';
import { madeUpContext } from '../../../helpers/made-up-context.js';

it('tells the mean over five seeds, and where one more run would lie', async () => {
  const shares: number[] = [];
  const context = madeUpContext({ seed: 3, progress: (share) => void shares.push(share) });
  const run = overSeeds(['accuracy', 'f1.none'], async ({ seed, progress }) => {
    progress(1, 'learnt');
    return { figures: [{ metric: 'accuracy', value: seed / 10, count: 50 }] };
  });
  const { figures, remarks } = await run(context);
  // Standard deviation of 0.3 … 0.7: 0.1581; Student's t with 4 degrees of freedom: 2.776.
  const half = 2.776 * 0.15811 * Math.sqrt(1.2);
  expect(figures).toHaveLength(1);
  expect(figures[0].value).toBeCloseTo(0.5, 9);
  expect(figures[0].interval95?.[0]).toBeCloseTo(0.5 - half, 3);
  expect(figures[0].interval95?.[1]).toBeCloseTo(0.5 + half, 3);
  expect(remarks?.[1]).toBe('accuracy of the 5 runs: 0.300, 0.400, 0.500, 0.600, 0.700.');
  expect(shares).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
});
