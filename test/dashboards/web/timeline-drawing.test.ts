import { describe, expect, it } from 'vitest';
import { emptyTimeline, type TimelineStep } from '../../../dashboards/shared/station-timeline.js';
import { splitAtGaps } from '../../../dashboards/web/station/chart/split-at-gaps.js';
import { findMoment } from '../../../dashboards/web/station/find-moment.js';

const stepAt = (second: number, seconds = 1): TimelineStep => ({
  wallTimeMs: second * 1000,
  seconds,
  smoothed: { jazz: 1 },
  musicShare: 1,
  label: 'jazz',
  rmsDb: -20,
  peakDb: -6,
});

describe('what is drawn of a timeline', () => {
  it('breaks where nothing was heard, and not where a step was late', () => {
    const steps = [stepAt(0, 10), stepAt(10, 10), stepAt(20), stepAt(22), stepAt(60), stepAt(61)];
    expect(splitAtGaps(steps).map(({ length }) => length)).toEqual([4, 2]);
    expect(splitAtGaps([])).toEqual([]);
  });

  it('tells the step and the title at a moment, and nothing of a gap', () => {
    const titles = [
      { wallTimeMs: 0, title: 'first' },
      { wallTimeMs: 61_000, title: 'second' },
    ];
    const coarse = [stepAt(0, 10), stepAt(10, 10)];
    const timeline = { ...emptyTimeline, coarse, fine: [stepAt(60), stepAt(61)], titles };
    expect(findMoment(timeline, 12_000)).toEqual({ step: coarse[1], title: 'first' });
    expect(findMoment(timeline, 61_400)).toMatchObject({ title: 'second' });
    expect(findMoment(timeline, 40_000)).toBeUndefined();
    expect(findMoment(timeline, -1)).toBeUndefined();
  });
});
