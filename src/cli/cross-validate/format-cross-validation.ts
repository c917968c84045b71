import { type CrossValidation, percent } from '../../../models/index.js';
import { formatFigures } from '../evaluate/format-evaluation.js';

/** A cross-validation for people: each part, then the figures of all parts together. */
export const formatCrossValidation = (cross: CrossValidation): string => {
  const parts = cross.parts.map(
    ({ name, accuracy, clips, trainedOn }) =>
      `${name.padEnd(26)}${percent(accuracy).padStart(7)} of ${clips} clips, learnt from ${trainedOn}`,
  );
  return [
    `cross-validation on ${cross.engine}: ${cross.protocol}`,
    '',
    ...parts,
    '',
    ...formatFigures(cross),
  ].join('\n');
};
