import {
  type Accuracy,
  chanceCalibrationError,
  describeBeside,
  describeLeftOut,
  type Evaluation,
  type Figures,
  percent,
  percentRange,
} from '../../../models/index.js';
import { formatGenres } from './format-genres.js';

const figureLine = (name: string, { accuracy, clips, interval95 }: Accuracy): string =>
  `${name.padEnd(26)}${percent(accuracy).padStart(7)} of ${clips} clips, 95 % interval ${percentRange(interval95)}`;

/** The figures for people: accuracies with their intervals, scores, then a row for each genre. */
export const formatFigures = (figures: Figures): string[] => {
  const { macroF1, calibration, logLoss, oneWindow, afterTenSeconds } = figures;
  return [
    figureLine('whole clips', figures),
    ...(afterTenSeconds ? [figureLine('after 10 s of listening', afterTenSeconds)] : []),
    `${figureLine('one window alone', oneWindow)}, ${oneWindow.windows} windows`,
    `macro F1 ${macroF1.toFixed(3)}, expected calibration error ${calibration.ece.toFixed(3)} (15 bins; chance alone would show ${chanceCalibrationError(calibration.bins).toFixed(3)}), log-loss ${logLoss.toFixed(3)}`,
    '',
    ...formatGenres(figures),
  ];
};

/** An evaluation for people. */
export const formatEvaluation = (evaluation: Evaluation): string => {
  const { model, split, protocol } = evaluation;
  return [
    `${model.name} (${model.hash}) on ${model.engine}, ${split}`,
    protocol,
    ...describeLeftOut(evaluation),
    '',
    ...formatFigures(evaluation),
    ...describeBeside(evaluation).flatMap((line) => ['', line]),
  ].join('\n');
};
