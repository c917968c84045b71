import { expect, it } from 'vitest';
import { createPlacedLines } from '../../../dashboards/terminal/placed-lines.js';

it('puts lines at their places, and what follows them at its own', () => {
  const { place, fill } = createPlacedLines();
  const plain = place('\u001B[1mabc\u001B[22m', 3);
  const wide = place('東京', 4);
  expect(fill(`\u001B[2m│\u001B[22m${plain}   ${wide}    |\nx`)).toBe(
    '\u001B[2m│\u001B[22m\u001B[1mabc\u001B[22m 東京\u001B[10G |\nx',
  );
});

it('forgets the lines of a frame when it is filled', () => {
  const { place, fill } = createPlacedLines();
  const first = place('first', 5);
  expect(fill(first)).toBe('first');
  expect(place('second', 6)).toBe(first);
  expect(fill(first)).toBe('second');
});
