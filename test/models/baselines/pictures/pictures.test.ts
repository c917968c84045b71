import { describe, expect, it, vi } from 'vitest';
import { drawClassConfusion } from '../../../../models/baselines/pictures/draw-class-confusion.js';
import { drawLearningCurve } from '../../../../models/baselines/pictures/draw-learning-curve.js';
import { drawMap } from '../../../../models/baselines/pictures/draw-map.js';

const about = { title: 'A title', subtitle: 'of something' };

describe('pictures of experiments', () => {
  it('shows a confusion in percent of each true class', () => {
    const svg = drawClassConfusion(
      [
        [30, 10],
        [1, 99],
      ],
      ['blues', 'rap'],
      about,
    );
    const numbers = [...svg.matchAll(/<text [^>]*>(\d+)<\/text>/g)].map(([, number]) => number);
    expect(numbers).toEqual(['75', '25', '1', '99']);
    expect(svg).toContain('>blues<');
  });

  it('shows more than twenty classes without numbers, and long names cut', () => {
    const names = Array.from({ length: 21 }, (_, i) => `class ${i}`);
    const matrix = names.map((_, i) => names.map((_, j) => (i === j ? 1 : 0)));
    expect(drawClassConfusion(matrix, names, about)).not.toContain('>100<');
    const few = drawClassConfusion([[1]], ['a name that is far too long for this'], about);
    expect(few).toContain('a name that is far to…');
  });

  it('draws a line for each kind of rows, from one epoch on and without any warning', () => {
    const warn = vi.spyOn(console, 'warn');
    const curve = [1, 2].flatMap((epoch) =>
      ['train', 'test'].map((rows) => ({ epoch, rows, value: epoch / 10 })),
    );
    const svg = drawLearningCurve(curve, 'accuracy', about);
    expect([...svg.matchAll(/stroke-width="2"/g)].length).toBeGreaterThan(0);
    expect(svg).toContain('>train<');
    const one = drawLearningCurve(curve.slice(0, 2), 'accuracy', about);
    expect(one + svg).not.toContain('⚠');
    expect(warn).not.toHaveBeenCalled();
  });

  it('names points of a map and colours them by group', () => {
    const svg = drawMap(
      [
        { x: 0, y: 0, group: 'a', name: 'one' },
        { x: 1, y: 1, group: 'b' },
      ],
      about,
    );
    expect(svg).toContain('>one<');
    expect(svg.match(/hsl\(/g)?.length).toBeGreaterThanOrEqual(2);
    expect(svg).not.toContain('⚠');
  });
});
