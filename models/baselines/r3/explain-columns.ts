import { LEARNT_DESCRIPTORS } from '../../descriptors/learnt-descriptors.js';
import type { Figure, Outcome } from '../experiment.js';
import { type ColumnOrder, orderColumns } from './order-of-columns.js';
import { PRINTED } from './printed.js';

const isPrinted = (names: readonly string[]): boolean =>
  names.every((name, i) => name === LEARNT_DESCRIPTORS[i]);

/** Orders that fit about as well as the best. */
const NEAR = 1.05;

/** How far a printed row of the report lies from measured figures, column by column; a sentence. */
export const tellLikeness = (system: keyof typeof PRINTED, figures: readonly Figure[]): string => {
  const factor = orderColumns(PRINTED[system], figures).find(({ names }) =>
    isPrinted(names),
  )?.factor;
  return `The row that the report prints of \`${system}\` and this one differ by a factor of ${factor?.toFixed(2)}.`;
};

/** Printed with three digits. */
const ROUNDING = 0.0005;

/** How many of the ten printed numbers lie in the interval of what is measured, in an order of the columns. */
const countWithin = (
  printed: Readonly<Record<string, number>>,
  figures: readonly Figure[],
  names: ColumnOrder['names'],
): number =>
  LEARNT_DESCRIPTORS.flatMap((column, i) =>
    (['mse', 'mae'] as const).filter((metric) => {
      const told = printed[`${metric}.${column}`];
      const found = figures.find((figure) => figure.metric === `${metric}.${names[i]}`);
      const [low, high] = found?.interval95 ?? [NaN, NaN];
      return told + ROUNDING >= low && told - ROUNDING <= high;
    }),
  ).length;

/** Shows by measurement in which order the columns of a printed row must stand. */
export const explainColumns = async (
  printed: Readonly<Record<string, number>>,
  figures: readonly Figure[],
): Promise<Pick<Outcome, 'pictures' | 'remarks'>> => {
  const { drawColumnOrder } = await import('./pictures/draw-column-order.js');
  const orders = orderColumns(printed, figures);
  const [best] = orders;
  const asPrinted = orders.findIndex(({ names }) => isPrinted(names));
  const near = orders.filter(({ factor }) => factor <= best.factor * NEAR);
  return {
    pictures: [{ name: 'columns', svg: drawColumnOrder(printed, figures, best.names) }],
    remarks: [
      `As printed, the report's row and this one differ by a factor of ${orders[asPrinted].factor.toFixed(2)} ` +
        `(MSE and MAE, root mean square of logarithms): place ${asPrinted + 1} of 120 orders.`,
      `The best order has ${best.factor.toFixed(2)}; as good within 5 %: ` +
        `${near.map(({ names, factor }) => `${names.join(', ')} (${factor.toFixed(2)})`).join('; ')}.`,
      `Of its ten numbers ${countWithin(printed, figures, LEARNT_DESCRIPTORS)} lie within the intervals as printed, ${countWithin(printed, figures, best.names)} in the best order.`,
    ],
  };
};
