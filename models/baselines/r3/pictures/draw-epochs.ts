import { dot, lineY, ruleY, text } from '@observablehq/plot';
import { drawPlot, PICTURE_COLOURS } from '../../../evaluation/pictures/draw-plot.js';
import type { EpochErrors } from '../train-net.js';

const { right, wrong, quiet } = PICTURE_COLOURS;

const meanMarks = (meanOnly: number) => [
  ruleY([meanOnly], { stroke: quiet, strokeDasharray: '5 4' }),
  text([meanOnly], {
    frameAnchor: 'left',
    y: (value: number) => value,
    dx: 4,
    dy: -8,
    fill: quiet,
    text: () => 'always the mean',
  }),
];

const curveMarks = (curve: readonly EpochErrors[]) => {
  const last = curve.slice(-1);
  const end = { x: 'epoch', textAnchor: 'end' as const };
  return [
    lineY(curve, { x: 'epoch', y: 'train', stroke: wrong, strokeWidth: 2 }),
    lineY(curve, { x: 'epoch', y: 'heldOut', stroke: right, strokeWidth: 2.5 }),
    dot(last, { x: 'epoch', y: 'heldOut', fill: right }),
    text(last, { ...end, y: 'heldOut', dy: -10, fill: right, text: () => 'held out' }),
    text(last, { ...end, y: 'train', dy: 14, fill: wrong, text: () => 'learnt from' }),
  ];
};

/** Mean squared error after each epoch, as an SVG file; `meanOnly` is that of always saying the mean. */
export const drawEpochs = (
  curve: readonly EpochErrors[],
  meanOnly: number,
  about: string,
): string =>
  drawPlot(
    { title: 'Error while learning', subtitle: about },
    {
      height: 340,
      marginLeft: 60,
      marginTop: 30,
      marginBottom: 44,
      marginRight: 30,
      x: { label: 'epochs', labelAnchor: 'center', labelArrow: 'none', ticks: 10 },
      y: { label: 'mean squared error', labelArrow: 'none', grid: true, zero: true, nice: true },
      marks: [...meanMarks(meanOnly), ...curveMarks(curve)],
    },
  );
