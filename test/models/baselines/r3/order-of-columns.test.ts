import { describe, expect, it } from 'vitest';
import { explainColumns } from '../../../../models/baselines/r3/explain-columns.js';
import { orderColumns } from '../../../../models/baselines/r3/order-of-columns.js';
import { PRINTED, REORDERED } from '../../../../models/baselines/r3/printed.js';
import { LEARNT_DESCRIPTORS } from '../../../../models/descriptors/learnt-descriptors.js';

const MSE = [0.02, 0.015, 0.01, 0.05, 0.07];

const row = (values: readonly number[]): Record<string, number> =>
  Object.fromEntries(
    LEARNT_DESCRIPTORS.flatMap((name, i) => [
      [`mse.${name}`, values[i]],
      [`mae.${name}`, 2 * values[i]],
    ]),
  );

const measured = Object.entries(row(MSE)).map(([metric, value]) => {
  const interval95 = [0.97 * value, 1.03 * value] as const;
  return { metric, value, interval95, count: 9 };
});

describe('the order of printed columns', () => {
  it('is as printed where all agrees', () => {
    const orders = orderColumns(row(MSE), measured);
    expect(orders).toHaveLength(120);
    expect(orders[0].names).toEqual(LEARNT_DESCRIPTORS);
    expect(orders[0].factor).toBeCloseTo(1);
  });

  it('is told of the printed row by putting its numbers under other names', () => {
    const printed = PRINTED['tabular-regression'];
    const figures = Object.entries(REORDERED).map(([metric, value]) => ({
      metric,
      value,
      count: 9,
    }));
    expect(REORDERED['mae.average']).toBe(printed['mae.average']);
    expect(REORDERED['mse.energy']).toBe(printed['mse.instrumentalness']);
    expect(orderColumns(printed, figures)[0]).toEqual({
      names: ['danceability', 'acousticness', 'instrumentalness', 'speechiness', 'energy'],
      factor: 1,
    });
  });

  it('is found again when columns were mixed up, and told with its picture', async () => {
    const mixed = row([0.05, 0.02, 0.07, 0.015, 0.01]);
    const names = ['acousticness', 'danceability', 'instrumentalness', 'energy', 'speechiness'];
    expect(orderColumns(mixed, measured)[0].names).toEqual(names);
    const { remarks, pictures } = await explainColumns(mixed, measured);
    expect(remarks?.[1]).toContain(`${names.join(', ')} (1.00)`);
    expect(remarks?.[2]).toBe(
      'Of its ten numbers 0 lie within the intervals as printed, 10 in the best order.',
    );
    expect(pictures?.[0].svg).toContain('<svg');
  });

  it('differs by the factor that all values differ by', () => {
    const doubled = measured.map((figure) => ({ ...figure, value: 2 * figure.value }));
    expect(orderColumns(row(MSE), doubled)[0].factor).toBeCloseTo(2);
  });
});
