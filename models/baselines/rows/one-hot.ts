/** 1 at the position of `value` among `values`, 0 elsewhere; all 0 where it is none of them. */
export const oneHot = (value: string, values: readonly string[]): number[] =>
  values.map((other) => (other === value ? 1 : 0));
