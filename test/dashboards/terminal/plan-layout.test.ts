import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planLayout } from '../../../dashboards/terminal/plan-layout.js';

const firstRowsWith = (columns: number, part: 'strip' | 'pitch' | 'detections'): number =>
  Array.from({ length: 60 }, (_, index) => index + 4).find(
    (rows) => planLayout({ columns, rows }, { stationCount: 1, described: false }).rows[part] > 0,
  ) ?? Infinity;

describe('planLayout', () => {
  it('never plans as many rows as the terminal has', () => {
    const size = fc.record({
      columns: fc.integer({ min: 1, max: 400 }),
      rows: fc.integer({ min: 2, max: 200 }),
    });
    fc.assert(
      fc.property(size, fc.nat(500), fc.boolean(), ({ columns, rows }, stationCount, described) => {
        const layout = planLayout({ columns, rows }, { stationCount, described });
        const { stations, detections, ...below } = layout.rows;
        const sum = Object.values(below).reduce((total, part) => total + part, 0);
        expect(layout.height).toBeLessThan(rows);
        expect(sum + (layout.framed ? 0 : stations + detections)).toBeLessThanOrEqual(
          layout.height,
        );
      }),
    );
  });

  it('drops the detections first, then the pitches, then the strip', () => {
    const [strip, pitch, detections] = [
      firstRowsWith(60, 'strip'),
      firstRowsWith(60, 'pitch'),
      firstRowsWith(60, 'detections'),
    ];
    expect(strip).toBeLessThan(pitch);
    expect(pitch).toBeLessThan(detections);
  });

  it('shows every part side by side on a terminal of the usual size', () => {
    const { framed, rows } = planLayout(
      { columns: 80, rows: 24 },
      { stationCount: 3, described: false },
    );
    expect(framed).toBe(true);
    expect(rows).toMatchObject({ bars: 10, level: 1, pitch: 1, strip: 1, axis: 1, stations: 3 });
    expect(rows.detections).toBeGreaterThan(3);
  });
});
