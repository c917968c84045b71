import { expect, it } from 'vitest';
import { joinDetections } from '../../../dashboards/shared/join-detections.js';

const at = (label: string, startSeconds: number, endSeconds?: number) => ({
  label,
  startSeconds,
  ...(endSeconds !== undefined && { endSeconds }),
  meanConfidence: 0.5,
  wallTimeMs: 0,
});

it('joins live and past detections, newest first, and believes the live one where both tell of it', () => {
  const live = [at('jazz', 30), at('blues', 20, 30)];
  const past = [at('blues', 20), at('rock', 5, 20)];
  expect(joinDetections(live, past)).toEqual([live[0], live[1], past[1]]);
});

it('leaves out what had not ended in the past, as it would be told live if it still lasted', () => {
  const live = [at('jazz', 30)];
  expect(joinDetections(live, [at('blues', 20), at('rock', 5, 20)])).toEqual([
    live[0],
    at('rock', 5, 20),
  ]);
});
