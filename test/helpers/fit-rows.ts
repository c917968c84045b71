/**
 * Least squares: the matrix W for which W · basis comes closest to target, row by row.
 * The rows of `basis` must be linearly independent.
 */
export const fitRows = (
  basis: readonly ArrayLike<number>[],
  target: readonly ArrayLike<number>[],
): number[][] => {
  const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
    let sum = 0;
    for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
    return sum;
  };
  const size = basis.length;
  const system = basis.map((row) => [
    ...basis.map((other) => dot(row, other)),
    ...target.map((wanted) => dot(row, wanted)),
  ]);
  for (let pivot = 0; pivot < size; pivot++) {
    const pivotRow = system[pivot]!;
    for (const [index, row] of system.entries()) {
      if (index === pivot) continue;
      const factor = row[pivot]! / pivotRow[pivot]!;
      for (let column = pivot; column < row.length; column++) {
        row[column]! -= factor * pivotRow[column]!;
      }
    }
  }
  return target.map((_, wanted) => system.map((row, index) => row[size + wanted]! / row[index]!));
};
