import { from, type OperatorFunction } from 'rxjs';

/** Runs values through an operator that works at once, and gives back what came out; an error is thrown. */
export const collect = <In, Out>(
  values: Iterable<In>,
  operator: OperatorFunction<In, Out>,
): Out[] => {
  const out: Out[] = [];
  const errors: unknown[] = [];
  from(values)
    .pipe(operator)
    .subscribe({ next: (value) => out.push(value), error: (error: unknown) => errors.push(error) });
  if (errors.length > 0) throw errors[0];
  return out;
};
