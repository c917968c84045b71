import { dot, line, rectY, ruleX, text } from '@observablehq/plot';
import type { Figures } from '../figures.js';
import { type CalibrationBin, wilsonInterval } from '../metrics.js';
import { drawPlot, PICTURE_COLOURS } from './draw-plot.js';

const { right, quiet } = PICTURE_COLOURS;

const withInterval = (bin: CalibrationBin) => {
  const [low, high] = wilsonInterval(bin.accuracy * bin.clips, bin.clips);
  return { ...bin, low, high };
};

const EVEN = [{ share: 0 }, { share: 1 }];

const marks = (bins: readonly ReturnType<typeof withInterval>[]) => [
  rectY(bins, { x1: 'from', x2: 'to', y: 'accuracy', fill: right, fillOpacity: 0.28, inset: 1.5 }),
  line(EVEN, { x: 'share', y: 'share', stroke: quiet, strokeDasharray: '5 4' }),
  ruleX(bins, { x: 'confidence', y1: 'low', y2: 'high', stroke: right }),
  dot(bins, { x: 'confidence', y: 'accuracy', r: 4.5, fill: right }),
  text(bins, {
    x: ({ from, to }: CalibrationBin) => (from + to) / 2,
    y: 0,
    dy: -9,
    text: 'clips',
    fontSize: 11,
  }),
];

/** How often the model is right when it is so sure, as an SVG file. `about` says which clips. */
export const drawReliability = ({ calibration: { bins, ece } }: Figures, about: string): string => {
  const axis = { domain: [0, 100], percent: true, tickFormat: (value: number) => `${value} %` };
  return drawPlot(
    {
      title: 'How often it is right when it is so sure',
      subtitle: `${about}: expected calibration error ${ece.toFixed(3)} (${bins.length} bins); clips below, 95 % intervals`,
    },
    {
      height: 430,
      marginLeft: 60,
      marginTop: 36,
      marginBottom: 48,
      marginRight: 30,
      x: { ...axis, label: 'confidence in the verdict', labelAnchor: 'center', labelArrow: 'none' },
      y: { ...axis, label: 'clips judged right', grid: true, labelArrow: 'none' },
      marks: marks(bins.filter(({ clips }) => clips > 0).map(withInterval)),
    },
  );
};
