import { type Demand, pairedInterval, type RobustnessReport } from '../../../models/index.js';

type Row = RobustnessReport['rows'][number];

const MOST_CHANGED_SHARE = 0.01;
const MOST_LOST_POINTS = 3;
const LEAST_SAME_SHARE = 0.95;

/** Accuracy on training clips is no measure of what is lost. */
const JUDGED: ReadonlySet<string> = new Set(['all', 'not trained on']);

/** Clipping is shown, but nothing is asked of it. */
const LOSSY: ReadonlySet<string> = new Set(['codec', 'band', 'noise']);

const isLevel = ({ kind }: Row): boolean => kind === 'level';

const lostPoints = ({ clips }: Row): number =>
  (100 * (clips.rightBefore - clips.rightAfter)) / clips.count;

const judgeLevel = ({ condition, group, clips }: Row): Demand => ({
  name: `${condition} (${group})`,
  measured: `${clips.changed} of ${clips.count} verdicts change`,
  limit: '≤ 1 %',
  met: clips.changed <= MOST_CHANGED_SHARE * clips.count,
});

const intervalOf = ({ clips }: Row): string =>
  pairedInterval(clips.lost, clips.won, clips.count)
    .map((share) => (100 * share).toFixed(1))
    .join(' to ');

const judgeLoss = (row: Row): Demand => ({
  name: `${row.condition} (${row.group})`,
  measured: `${lostPoints(row).toFixed(1)} points lost (95 %: ${intervalOf(row)})`,
  limit: '≤ 3 points',
  met: lostPoints(row) <= MOST_LOST_POINTS,
});

/** What the rows say of the lines that a model has to hold. */
export const judgeRobustness = ({
  rows,
  frontEnd,
}: Pick<RobustnessReport, 'rows' | 'frontEnd'>): Demand[] => [
  ...rows
    .filter(isLevel)
    .filter(({ group }) => group === 'all')
    .map(judgeLevel),
  ...rows.filter(({ kind, group }) => LOSSY.has(kind) && JUDGED.has(group)).map(judgeLoss),
  ...frontEnd.map(({ group, clips, same }) => ({
    name: `front end (${group})`,
    measured: `${same} of ${clips} verdicts are those of the given frames`,
    limit: '≥ 95 %',
    met: same >= LEAST_SAME_SHARE * clips,
  })),
];
