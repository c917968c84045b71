import { type Experiment, REPORTS } from '../../../models/index.js';
import { UsageError } from '../../errors.js';

const listed = (experiments: readonly Experiment[]): string =>
  REPORTS.flatMap((report) => {
    const systems = experiments.filter((experiment) => experiment.report === report);
    return systems.length === 0
      ? []
      : [`${report} has ${systems.map(({ system }) => system).join(', ')}`];
  }).join('\n');

/**
 * The experiments of these reports (of all where none is named), or those of one name among them.
 * Throws a `UsageError` that says what there is when nothing bears a name.
 */
export const chooseExperiments = (
  experiments: readonly Experiment[],
  reports: readonly string[],
  system: string | undefined,
): readonly Experiment[] => {
  const names = reports.map((name) => name.toUpperCase());
  const unknown = reports.find((_, i) => !REPORTS.some((report) => report === names[i]));
  if (unknown !== undefined) {
    throw new UsageError(`expected a report (${REPORTS.join(', ')}), got "${unknown}"`);
  }
  const ofReports = experiments.filter(
    ({ report }) => names.length === 0 || names.includes(report),
  );
  if (system === undefined) return ofReports;
  const chosen = ofReports.filter((experiment) => experiment.system === system);
  if (chosen.length > 0) return chosen;
  const where = names.length === 0 ? 'any report' : names.join(', ');
  throw new UsageError(`no system of ${where} is called "${system}"\n${listed(ofReports)}`);
};
