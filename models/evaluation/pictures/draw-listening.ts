import { areaY, dot, line, ruleY, text } from '@observablehq/plot';
import type { AccuracyAfter, Figures } from '../figures.js';
import { percent } from '../../percent.js';
import { drawPlot, PICTURE_COLOURS } from './draw-plot.js';

const NAMED_SECONDS: readonly number[] = [3, 10, 20, 30];

const { right, wrong } = PICTURE_COLOURS;

const listeningMarks = (listening: readonly AccuracyAfter[]) => {
  const named = listening.filter(({ seconds }) => NAMED_SECONDS.includes(seconds));
  const place = { x: 'seconds', y: 'accuracy' };
  return [
    areaY(listening, {
      x: 'seconds',
      y1: ({ interval95 }: AccuracyAfter) => interval95[0],
      y2: ({ interval95 }: AccuracyAfter) => interval95[1],
      fill: right,
      fillOpacity: 0.18,
    }),
    line(listening, { ...place, stroke: right, strokeWidth: 2.5 }),
    dot(named, { ...place, fill: right, r: 4.5 }),
    text(named, {
      ...place,
      dy: -14,
      fontWeight: 600,
      text: ({ accuracy }: AccuracyAfter) => percent(accuracy),
    }),
  ];
};

const oneWindowMarks = ({ accuracy, windows }: Figures['oneWindow']) => [
  ruleY([accuracy], { stroke: wrong, strokeDasharray: '5 4' }),
  text([accuracy], {
    frameAnchor: 'right',
    textAnchor: 'end',
    y: accuracy,
    dx: -4,
    dy: 14,
    fill: wrong,
    text: () => `one window of 3 s alone: ${percent(accuracy)} of ${windows}`,
  }),
];

/** Accuracy against the time listened, as an SVG file. `about` says which clips. */
export const drawListening = ({ listening, oneWindow }: Figures, about: string): string =>
  drawPlot(
    {
      title: 'Accuracy against listening time',
      subtitle: `${about}: mean of the probabilities so far, 95 % interval shaded`,
    },
    {
      height: 400,
      marginLeft: 60,
      marginTop: 36,
      marginBottom: 48,
      marginRight: 30,
      x: { label: 'seconds listened', labelAnchor: 'center', labelArrow: 'none', inset: 26 },
      y: {
        domain: [0, 100],
        percent: true,
        grid: true,
        label: 'clips judged right',
        labelArrow: 'none',
        tickFormat: (value: number) => `${value} %`,
      },
      marks: [...oneWindowMarks(oneWindow), ...listeningMarks(listening)],
    },
  );
