import type { Evaluation } from '../../../models/index.js';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** An evaluation for people: the figure with its interval, then a row for each genre. */
export const formatEvaluation = (evaluation: Evaluation): string => {
  const { accuracy, clips, interval95, macroF1, calibration, model, perGenre, split } = evaluation;
  const genres = Object.entries(perGenre).map(([label, { precision, recall, f1, clips: count }]) =>
    [
      label.padEnd(12),
      ...[precision, recall, f1].map((value) => value.toFixed(2).padStart(10)),
      String(count).padStart(7),
    ].join(''),
  );
  return [
    `${model.name} (${model.hash}) on ${model.engine}, ${split}: ${percent(accuracy)} of ${clips} clips, ` +
      `95 % interval ${interval95.map(percent).join(' to ')}`,
    `macro F1 ${macroF1.toFixed(3)}, expected calibration error ${calibration.ece.toFixed(3)}`,
    evaluation.protocol,
    '',
    `${'genre'.padEnd(12)} precision    recall        F1  clips`,
    ...genres,
  ].join('\n');
};
