import type { Moved, RobustnessReport } from '../../../models/index.js';
import { formatDemands } from './format-demands.js';

const percent = (part: number, whole: number): string =>
  (whole === 0 ? '–' : ((100 * part) / whole).toFixed(1)).padStart(6);

const clipCells = ({ count, rightBefore, rightAfter, changed, lost, won }: Moved): string =>
  `${`${rightBefore} → ${rightAfter} of ${count}`.padEnd(17)} ${String(changed).padStart(7)} ${`−${lost} +${won}`.padStart(8)}`;

const windowCells = ({ count, rightBefore, rightAfter, changed }: Moved): string =>
  `${percent(rightBefore, count)} ${percent(rightAfter, count)} ${percent(count - changed, count)}`;

/** A row for each change and group, then what has to hold. */
export const formatRobustness = (report: RobustnessReport): string => {
  const { model, groups, rows, frontEnd, demands } = report;
  return [
    `${model.name} (${model.hash}) on ${model.engine}`,
    ...groups.map(({ name, about, clips }) => `${name}: ${about}, ${clips} clips`),
    '',
    `${'change'.padEnd(28)} ${'clips'.padEnd(15)} ${'right'.padEnd(17)} changed           windows right, same %`,
    ...rows.map(
      ({ condition, group, clips, windows }) =>
        `${condition.padEnd(28)} ${group.padEnd(15)} ${clipCells(clips)}  ${windowCells(windows)}`,
    ),
    '',
    ...frontEnd.map(
      ({ group, clips, same }) =>
        `front end, ${group}: ${same} of ${clips} have the verdict of the given frames`,
    ),
    '',
    ...formatDemands(demands),
  ].join('\n');
};
