import { compareFigures, type SavedResult } from '../../../models/index.js';

/** What `earshot reproduce --json` prints of a system: an object for each figure, `null` where nothing was measured. */
export const toJson = (result: SavedResult) =>
  compareFigures(result).map(({ metric, reported, report, honest }) => ({
    report: result.report,
    system: result.system,
    metric,
    reported: reported ?? null,
    here: { report: report?.value ?? null, honest: honest?.value ?? null },
    interval95: { report: report?.interval95 ?? null, honest: honest?.interval95 ?? null },
    seconds: result.seconds,
  }));
