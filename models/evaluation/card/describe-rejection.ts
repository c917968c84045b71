import type { Rejected, RejectionReport } from '../../familiarity/rejection-report.js';
import { percent, percentRange } from '../../percent.js';

const row = (name: string, { clips, share, interval95 }: Rejected): string =>
  `| ${name} | ${clips} | ${percent(share)} | ${percentRange(interval95)} |`;

const table = (groups: Readonly<Record<string, Rejected>>): string[] =>
  Object.entries(groups).map(([name, rejected]) => row(name, rejected));

/** What becomes of sound that is none of the model's genres, and of sound that is. */
export const describeRejection = (report: RejectionReport): string[] => [
  '## What it does not know',
  '',
  `Protocol: ${report.protocol}. Limits set to keep ${percent(report.keep)} of held-out clips; ` +
    `the familiar was learnt from ${report.learntFrom.known} clips of its genres and ${report.learntFrom.foreign} foreign ones; ` +
    `music, speech and noise by the model ${report.soundKinds.name} (\`${report.soundKinds.hash}\`).`,
  '',
  '| recordings | clips | no genre asserted | 95 % interval |',
  '|---|---:|---:|---:|',
  '| *of its genres* | | | |',
  ...table(report.known),
  '| *of none of them* | | | |',
  ...table(report.foreign),
  '',
];
