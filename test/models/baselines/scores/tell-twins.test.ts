import { expect, it } from 'vitest';
import { tellTwins } from '../../../../models/baselines/scores/tell-twins.js';

it('tells how two classes are taken for each other and what they are worth as one', () => {
  const confusion = [
    [8, 0, 2],
    [0, 6, 4],
    [0, 5, 5],
  ];
  // As one: 20 of 20 found, 22 judged so.
  expect(tellTwins(confusion, ['jazz', 'hip-hop', 'rap'], ['hip-hop', 'rap'])).toBe(
    '40.0 % of hip-hop is judged rap, 50.0 % of rap hip-hop: F1 0.571 and 0.476 apart, 0.952 as one.',
  );
});
