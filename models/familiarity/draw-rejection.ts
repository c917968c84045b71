import { dot, line, ruleX, ruleY, text } from '@observablehq/plot';
import { drawPlot, PICTURE_COLOURS } from '../evaluation/pictures/draw-plot.js';
import type { RejectionReport } from './rejection-report.js';

/** The issue asks to keep nine of ten and to reject one of two. */
const TO_KEEP = 0.9;
const TO_REJECT = 0.5;

const percentAxis = (label: string, domain: [number, number]) => ({
  domain,
  percent: true,
  grid: true,
  label,
  labelArrow: 'none' as const,
  tickFormat: (value: number) => `${value} %`,
});

type Place = { readonly kept: number; readonly share: number; readonly sort: string };

/** Names of dots that lie on one another, as one. */
const joinNames = (places: readonly Place[]): Place[] =>
  [...new Set(places.map(({ share }) => share))].map((share) => {
    const here = places.filter((place) => place.share === share);
    return { ...here[0], sort: here.map(({ sort }) => sort).join(', ') };
  });

const rejectionMarks = ({ curve, foreign, known }: RejectionReport) => {
  const points = curve.flatMap(({ kept, rejected }) =>
    Object.entries(rejected).map(([sort, share]) => ({ kept, share, sort })),
  );
  const kept = 1 - (Object.values(known)[0]?.share ?? 0);
  const chosen = Object.entries(foreign).map(([sort, { share }]) => ({ kept, share, sort }));
  const named = joinNames(chosen);
  const { quiet } = PICTURE_COLOURS;
  const place = { x: 'kept', y: 'share' };
  return [
    ruleX([TO_KEEP], { stroke: quiet, strokeDasharray: '5 4' }),
    ruleY([TO_REJECT], { stroke: quiet, strokeDasharray: '5 4' }),
    line(points, { ...place, stroke: 'sort', strokeWidth: 2.2 }),
    dot(chosen, { ...place, fill: 'sort', r: 5 }),
    text(named, {
      ...place,
      text: 'sort',
      fill: 'currentColor',
      textAnchor: 'end',
      dx: -8,
      dy: 12,
    }),
  ];
};

/** Kept against rejected, one line for each sort of foreign sound, as an SVG file. */
export const drawRejection = (report: RejectionReport): string =>
  drawPlot(
    {
      title: 'What is rejected against what is kept',
      subtitle: `${report.model.name}: clips of its genres kept, other sound rejected; dots: the limits in use`,
    },
    {
      height: 400,
      marginLeft: 60,
      marginBottom: 48,
      marginRight: 30,
      x: {
        ...percentAxis('clips of known genres kept', [50, 100]),
        labelAnchor: 'center',
        clamp: true,
      },
      y: percentAxis('rejected', [0, 100]),
      marks: rejectionMarks(report),
    },
  );
