import { from, type OperatorFunction } from 'rxjs';

/** Runs values through an operator that works at once, and gives back what came out. */
export const collect = <In, Out>(
  values: Iterable<In>,
  operator: OperatorFunction<In, Out>,
): Out[] => {
  const out: Out[] = [];
  from(values)
    .pipe(operator)
    .subscribe((value) => out.push(value));
  return out;
};
