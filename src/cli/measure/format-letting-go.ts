import type { LettingGoReport, TradeOff } from '../../../models/index.js';
import { formatDemands } from './format-demands.js';

const SHOWN = 12;

const row = (point: TradeOff): string =>
  [
    ...[point.halfLifeSeconds, point.enter, point.lead, point.holdSeconds],
    point.medianLagSeconds?.toFixed(2) ?? 'never',
    point.falseChangesPerMinute.toFixed(2),
    `${(100 * point.followedShare).toFixed(1)} %`,
    `${(100 * point.namedShare).toFixed(1)} %`,
  ]
    .map((cell) => String(cell).padStart(10))
    .join('');

const HEADER = ['half life', 'enter', 'lead', 'hold', 'lag s', 'false/min', 'followed', 'named']
  .map((name) => name.padStart(10))
  .join('');

/** Those that follow within six seconds, the one that changes least often first. */
const bestOf = (grid: readonly TradeOff[]): TradeOff[] =>
  grid
    .filter(({ medianLagSeconds }) => medianLagSeconds !== null && medianLagSeconds <= 6)
    .sort((one, other) => one.falseChangesPerMinute - other.falseChangesPerMinute)
    .slice(0, SHOWN);

/** What the defaults give, the best of what was tried, then what has to hold. */
export const formatLettingGo = ({
  model,
  changes,
  minutes,
  chosen,
  grid,
  demands,
}: LettingGoReport): string =>
  [
    `${model.name} (${model.hash}) on ${model.engine}: ${changes} changes, ${minutes.toFixed(0)} minutes`,
    '',
    HEADER,
    `${row(chosen)}  chosen`,
    ...bestOf(grid).map(row),
    '',
    ...formatDemands(demands),
  ].join('\n');
