import { LEARNT_DESCRIPTORS } from '../../descriptors/learnt-descriptors.js';
import type { Figure, Outcome } from '../experiment.js';
import { orderColumns } from './order-of-columns.js';

const isPrinted = (names: readonly string[]): boolean =>
  names.every((name, i) => name === LEARNT_DESCRIPTORS[i]);

/** Orders that fit about as well as the best. */
const NEAR = 1.05;

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
    ],
  };
};
