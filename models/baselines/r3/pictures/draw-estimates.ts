import { dot, frame, link } from '@observablehq/plot';
import { drawPlot, PICTURE_COLOURS } from '../../../evaluation/pictures/draw-plot.js';
import type { Rows } from '../../rows/rows.js';

/** As many as can be told apart, and as keep the file small. */
const SHOWN_TRACKS = 160;

type Shown = { readonly name: string; readonly truth: number; readonly estimate: number };

const { right, quiet } = PICTURE_COLOURS;

const pickShown = (
  truths: Rows,
  estimates: Float32Array,
  names: readonly string[],
  pace: number,
): Shown[] => {
  const shown: Shown[] = [];
  for (let row = 0; row < truths.count; row += pace) {
    names.forEach((name, i) => {
      const cell = row * truths.width + i;
      shown.push({ name, truth: truths.inputs[cell], estimate: estimates[cell] });
    });
  }
  return shown;
};

const AXIS = { domain: [0, 1], ticks: [0, 0.5], labelArrow: 'none' } as const;

/** What was estimated for what was true, a panel for each descriptor, as an SVG file; some 160 tracks. */
export const drawEstimates = (
  truths: Rows,
  estimates: Float32Array,
  names: readonly string[],
  about: string,
): string => {
  const pace = Math.max(1, Math.ceil(truths.count / SHOWN_TRACKS));
  const shown = pickShown(truths, estimates, names, pace);
  return drawPlot(
    {
      title: 'Estimated, for what is true',
      subtitle: `${about}; ${shown.length / names.length} of ${truths.count} tracks held out`,
    },
    {
      height: names.length === 1 ? 400 : 210,
      marginLeft: 50,
      marginTop: 34,
      marginBottom: 44,
      fx: { domain: names, label: null },
      x: { ...AXIS, label: 'true', labelAnchor: 'center' },
      y: { ...AXIS, label: 'estimated' },
      marks: [
        frame({ stroke: quiet, strokeOpacity: 0.5 }),
        link([0], { x1: 0, y1: 0, x2: 1, y2: 1, stroke: quiet, strokeDasharray: '4 4' }),
        dot(shown, { fx: 'name', x: 'truth', y: 'estimate', r: 1.8, fill: right, opacity: 0.5 }),
      ],
    },
  );
};
