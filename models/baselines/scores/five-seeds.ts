import type { Experiment } from '../experiment.js';
import { overSeeds } from './over-seeds.js';

/** A row that runs another one five times: does what its report prints lie among single runs? */
export const fiveSeeds = (
  experiment: Experiment,
  notes: Experiment['notes'] = experiment.notes,
): Experiment => ({
  ...experiment,
  system: `${experiment.system}-five-seeds`,
  title: `${experiment.title}: five times, with other seeds`,
  notes,
  hears: false,
  run: overSeeds(Object.keys(experiment.reported), experiment.run),
});
