import { describe, expect, it } from 'vitest';
import type { StationMessage } from '../../../../src/protocol/index.js';
import { toPublished } from '../../../../src/publish/hub/published.js';
import { predictionBody, titleBody } from '../../../helpers/fake-bodies.js';

const publishPrediction = () =>
  toPublished({ ...predictionBody(), station: 'fip', seq: 1 } as StationMessage, 7);

describe('toPublished', () => {
  it('serialises once for each number of labels', () => {
    const { frame } = publishPrediction();
    expect(frame()).toBe(frame());
    expect(frame(1)).toBe(frame(1));
    expect(frame(1).data.toString()).toContain('"smoothed":{"blues":0.75}');
    expect(frame(1)).toMatchObject({ order: 7, key: 'prediction fip', station: 'fip' });
  });

  it('has the whole frame for as many labels as there are, and for all but predictions', () => {
    const { frame } = publishPrediction();
    expect(frame(2)).toBe(frame());
    const title = toPublished({ ...titleBody('x'), station: 'fip', seq: 1 } as StationMessage, 7);
    expect(title.frame(1)).toBe(title.frame());
  });

  it('keeps no shorter frames once it is settled', () => {
    const { frame, settle } = publishPrediction();
    const before = frame(1);
    settle();
    expect(frame(1)).not.toBe(before);
    expect(frame(1)).not.toBe(frame(1));
    expect(frame(1)).toEqual(before);
  });
});
