import type { Demand } from '../demand.js';
import type { LettingGoReport } from '../letting-go-report.js';
import { percent } from '../../percent.js';
import type { Moved, RobustnessReport } from '../robustness-report.js';

const share = (part: number, whole: number): string => (whole === 0 ? '–' : percent(part / whole));

const demandTable = (demands: readonly Demand[]): string[] =>
  demands.length === 0
    ? []
    : [
        '| what has to hold | measured | limit | holds |',
        '|---|---:|---:|---|',
        ...demands.map(
          ({ name, measured, limit, met }) =>
            `| ${name} | ${measured} | ${limit} | ${met ? 'yes' : '**no**'} |`,
        ),
        '',
      ];

const movedCells = ({ count, rightBefore, rightAfter, changed }: Moved): string =>
  `${count} | ${share(rightBefore, count)} | ${share(rightAfter, count)} | ${share(changed, count)}`;

/** What level, codecs, band limits and noise do to the verdicts. */
export const describeRobustness = (report: RobustnessReport): string[] => [
  '## On real air',
  '',
  `Protocol: ${report.protocol}. Engine: ${report.model.engine}.`,
  ...report.groups.map(({ name, about, clips }) => `- ${name}: ${about}, ${clips} clips.`),
  '',
  ...demandTable(report.demands),
  '| change | clips of | clips | right without | right with | other verdict | windows right without | with |',
  '|---|---|---:|---:|---:|---:|---:|---:|',
  ...report.rows.map(
    ({ condition, group, clips, windows }) =>
      `| ${condition} | ${group} | ${movedCells(clips)} | ${share(windows.rightBefore, windows.count)} | ${share(windows.rightAfter, windows.count)} |`,
  ),
  '',
  ...report.frontEnd.map(
    ({ group, clips, same }) =>
      `Audio through the whole program against the given frames, ${group}: the same verdict for ${same} of ${clips} clips (${share(same, clips)}).`,
  ),
  '',
];

/** How fast a verdict follows a change of genre, and how often it changes within a clip. */
export const describeLettingGo = (report: LettingGoReport): string[] => {
  const { medianLagSeconds, followedShare, falseChangesPerMinute, halfLifeSeconds } = report.chosen;
  const lag =
    medianLagSeconds === null
      ? 'more than half are not followed'
      : `${medianLagSeconds.toFixed(1)} s`;
  return [
    '## Letting go',
    '',
    `Protocol: ${report.protocol}.`,
    '',
    `With a half life of ${halfLifeSeconds} s, over ${report.changes} changes: median time to follow ${lag}, ` +
      `${percent(followedShare)} followed; ${falseChangesPerMinute.toFixed(2)} false changes a minute over ${report.minutes.toFixed(0)} minutes.`,
    '',
    ...demandTable(report.demands),
  ];
};
