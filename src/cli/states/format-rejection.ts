import { percent, type RejectionReport } from '../../../models/index.js';

type Row = RejectionReport['known'][string];

const rows = (sorts: Readonly<Record<string, Row>>, shareOf: (row: Row) => number): string[] =>
  Object.entries(sorts).map(([sort, row]) =>
    [sort.padEnd(32), String(row.clips).padStart(7), percent(shareOf(row)).padStart(10)].join(' '),
  );

/** How much of what a model knows is kept, and how much of other sound is rejected. */
export const formatRejection = ({ model, known, foreign, learntFrom }: RejectionReport): string =>
  [
    `${model.name} (${model.hash}): familiar by ${learntFrom.known} recordings, against ${learntFrom.foreign} foreign ones`,
    `${'clips of its genres'.padEnd(32)}   clips      kept`,
    ...rows(known, ({ share }) => 1 - share),
    `${'other sound'.padEnd(32)}   clips  rejected`,
    ...rows(foreign, ({ share }) => share),
  ].join('\n');
