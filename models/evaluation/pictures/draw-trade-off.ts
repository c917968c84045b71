import { dot, line, ruleX, ruleY, text } from '@observablehq/plot';
import type { LettingGoReport, TradeOff } from '../letting-go-report.js';
import { drawPlot, PICTURE_COLOURS } from './draw-plot.js';

type Point = Omit<TradeOff, 'medianLagSeconds'> & { readonly medianLagSeconds: number };

const MOST_LAG_SECONDS = 6;
const MOST_FALSE_CHANGES = 1;
const SHOWN_LAG_SECONDS = 16;
const SHOWN_FALSE_CHANGES = 4;

const { right, wrong, quiet } = PICTURE_COLOURS;
const place = { x: 'medianLagSeconds', y: 'falseChangesPerMinute' };

const isShown = (point: TradeOff): point is Point =>
  point.medianLagSeconds !== null &&
  point.medianLagSeconds <= SHOWN_LAG_SECONDS &&
  point.falseChangesPerMinute <= SHOWN_FALSE_CHANGES;

/** Those that no other beats in both. */
const bestOf = (points: readonly Point[]): Point[] => {
  const sorted = [...points].sort(
    (one, other) =>
      one.medianLagSeconds - other.medianLagSeconds ||
      one.falseChangesPerMinute - other.falseChangesPerMinute,
  );
  let least = Infinity;
  return sorted.filter(({ falseChangesPerMinute }) => {
    if (falseChangesPerMinute >= least) return false;
    least = falseChangesPerMinute;
    return true;
  });
};

const describeChoice = ({ halfLifeSeconds, enter, lead, holdSeconds }: TradeOff): string =>
  `half life ${halfLifeSeconds} s, enter ${enter}, lead ${lead}, hold ${holdSeconds} s`;

const marks = (grid: readonly Point[], chosen: readonly Point[]) => [
  ruleX([MOST_LAG_SECONDS], { stroke: wrong, strokeDasharray: '5 4' }),
  ruleY([MOST_FALSE_CHANGES], { stroke: wrong, strokeDasharray: '5 4' }),
  dot(grid, { ...place, r: 2.5, fill: quiet, fillOpacity: 0.6 }),
  line(bestOf(grid), { ...place, stroke: right, strokeWidth: 2, curve: 'step-after' }),
  dot(chosen, { ...place, r: 6, fill: right, stroke: 'currentColor' }),
  text(chosen, {
    ...place,
    dy: 20,
    fontWeight: 600,
    text: () => 'chosen',
  }),
];

/** Time to follow a change against false changes for all options tried, the chosen ones marked, as an SVG file. */
export const drawTradeOff = ({ grid, chosen, changes }: LettingGoReport): string =>
  drawPlot(
    {
      title: 'Following a change against changing falsely',
      subtitle: `${changes} changes between validation clips; chosen: ${describeChoice(chosen)}`,
    },
    {
      height: 420,
      marginLeft: 60,
      marginTop: 30,
      marginBottom: 48,
      marginRight: 30,
      x: {
        label: 'seconds until the verdict follows, median',
        labelAnchor: 'center',
        labelArrow: 'none',
        domain: [2, SHOWN_LAG_SECONDS],
      },
      y: {
        label: 'false changes a minute',
        labelArrow: 'none',
        domain: [0, SHOWN_FALSE_CHANGES],
        grid: true,
      },
      marks: marks(grid.filter(isShown), [chosen].filter(isShown)),
    },
  );
