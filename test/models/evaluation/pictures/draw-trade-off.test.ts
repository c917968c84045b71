import { describe, expect, it } from 'vitest';
import type { LettingGoReport, TradeOff } from '../../../../models/index.js';
import { drawTradeOff } from '../../../../models/evaluation/pictures/draw-trade-off.js';

const point = (medianLagSeconds: number | null, falseChangesPerMinute: number): TradeOff => ({
  halfLifeSeconds: 1,
  enter: 0.4,
  lead: 0.3,
  leave: 0.25,
  holdSeconds: 0,
  leaveSeconds: 3,
  medianLagSeconds,
  falseChangesPerMinute,
  followedShare: 0.9,
  namedShare: 0.9,
});

const reportOf = (chosen: TradeOff): LettingGoReport => ({
  format: 'earshot-letting-go-1',
  model: { name: 'tiny', hash: '0123456789ab', engine: 'wasm', featureSet: 'mfcc' },
  protocol: 'made up',
  changes: 3,
  minutes: 3,
  chosen,
  grid: [chosen, point(5, 1.5), point(7, 0.2), point(null, 0)],
  demands: [],
});

const countDots = (svg: string): number => svg.match(/<circle/g)?.length ?? 0;

describe('drawTradeOff', () => {
  it('draws what was tried, marks what was chosen and says what that is', () => {
    const svg = drawTradeOff(reportOf(point(6, 0.8)));
    expect(svg).toMatch(/^<svg /);
    expect(countDots(svg)).toBe(3 + 1);
    expect(svg).toContain('>chosen<');
    expect(svg).toContain('half life 1 s, enter 0.4, lead 0.3, hold 0 s');
  });

  it('leaves out the mark when the chosen options never follow', () => {
    expect(countDots(drawTradeOff(reportOf(point(null, 0))))).toBe(2);
  });
});
