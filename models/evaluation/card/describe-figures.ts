import type { CrossValidation } from '../cross-validation.js';
import { chanceCalibrationError } from '../chance-calibration-error.js';
import { describeBeside } from '../describe-beside.js';
import { describeLeftOut } from '../describe-left-out.js';
import type { Evaluation } from '../evaluate-model.js';
import type { Accuracy, Figures } from '../figures.js';
import { percent, percentRange } from '../../percent.js';

const summaryRow = (name: string, { accuracy, clips, interval95 }: Accuracy, f1 = ''): string =>
  `| ${name} | **${percent(accuracy)}** | ${percentRange(interval95)} | ${clips} | ${f1} |`;

/** A refit hears the validation clips, so only the model before it can be scored on them. */
const nameOf = ({ dataName, split, model }: Evaluation, hash: string): string => {
  const part = dataName ? `${dataName}, ${split} clips` : `${split} clips`;
  return model.hash === hash ? part : `${part} (before the refit)`;
};

const evaluationRows = (evaluation: Evaluation, hash: string): string[] => {
  const name = nameOf(evaluation, hash);
  const { oneWindow, afterTenSeconds } = evaluation;
  return [
    summaryRow(name, evaluation, evaluation.macroF1.toFixed(3)),
    summaryRow(`${name}: one window of 3 s alone, ${oneWindow.windows} windows`, oneWindow),
    ...(afterTenSeconds ? [summaryRow(`${name}: after 10 s of listening`, afterTenSeconds)] : []),
  ];
};

const CROSS_NAMES = {
  folds: 'cross-validation, artists apart',
  random: 'random 80/20 by clip (leaks by artist; for comparison only)',
} as const;

/** All figures in one table; `hash` is that of the weights the card is about. */
export const describeOverview = (
  evaluations: readonly Evaluation[],
  crossValidations: readonly CrossValidation[],
  hash: string,
): string[] => [
  '## Figures',
  '',
  '| what | accuracy | 95 % interval | clips | macro F1 |',
  '|---|---:|---:|---:|---:|',
  ...evaluations.flatMap((evaluation) => evaluationRows(evaluation, hash)),
  ...crossValidations.map((cross) =>
    summaryRow(CROSS_NAMES[cross.kind], cross, cross.macroF1.toFixed(3)),
  ),
  '',
];

const genreTable = ({ perGenre }: Figures): string[] => [
  '| genre | clips | precision | recall | F1 |',
  '|---|---:|---:|---:|---:|',
  ...Object.entries(perGenre)
    .filter(([, { clips, precision }]) => clips > 0 || precision > 0)
    .map(
      ([label, { precision, recall, f1, clips }]) =>
        `| ${label} | ${clips} | ${precision.toFixed(2)} | ${recall.toFixed(2)} | ${f1.toFixed(2)} |`,
    ),
];

const confusionTable = ({ confusion, perGenre }: Figures): string[] => {
  const labels = Object.keys(perGenre);
  const rows = confusion
    .map((row, index) => ({ row, label: labels[index] }))
    .filter(({ row }) => row.some((count) => count > 0))
    .map(({ row, label }) => `| **${label}** | ${row.join(' | ')} |`);
  return [
    'Rows: what the clip is. Columns: what was heard.',
    '',
    `| | ${labels.join(' | ')} |`,
    `|---|${'---:|'.repeat(labels.length)}`,
    ...rows,
  ];
};

const listeningTable = ({ listening }: Figures): string[] => {
  const shown = listening.filter(({ seconds }) => [3, 5, 10, 15, 20, 30].includes(seconds));
  return [
    `| seconds heard | ${shown.map(({ seconds }) => seconds).join(' | ')} |`,
    `|---|${'---:|'.repeat(shown.length)}`,
    `| accuracy | ${shown.map(({ accuracy }) => percent(accuracy)).join(' | ')} |`,
  ];
};

const headline = (figures: Figures): string =>
  `**${percent(figures.accuracy)}** of ${figures.clips} clips (95 % interval ${percentRange(figures.interval95)}), ` +
  `macro F1 ${figures.macroF1.toFixed(3)}, expected calibration error ${figures.calibration.ece.toFixed(3)} ` +
  `(15 bins; chance alone would show ${chanceCalibrationError(figures.calibration.bins).toFixed(3)}), ` +
  `log-loss ${figures.logLoss.toFixed(3)}.`;

/** A section on one part of the data. */
export const describeEvaluation = (evaluation: Evaluation, hash: string): string[] => [
  `## Accuracy on the ${nameOf(evaluation, hash)}`,
  '',
  headline(evaluation),
  '',
  `Protocol: ${evaluation.protocol}. Engine: ${evaluation.model.engine}.`,
  ...describeLeftOut(evaluation),
  ...describeBeside(evaluation).flatMap((line) => ['', line]),
  '',
  ...genreTable(evaluation),
  '',
  ...confusionTable(evaluation),
  '',
  ...listeningTable(evaluation),
  '',
];

/** A section on models trained anew without the clips they are scored on; `differs` says in what. */
export const describeCrossValidation = (
  cross: CrossValidation,
  differs: readonly string[],
): string[] => [
  `## ${CROSS_NAMES[cross.kind][0].toUpperCase()}${CROSS_NAMES[cross.kind].slice(1)}`,
  '',
  headline(cross),
  '',
  `Protocol: ${cross.protocol}. Engine: ${cross.engine}. By \`${cross.training.command}\`.`,
  `Each part: ${cross.parts.map(({ name, accuracy, clips }) => `${name} ${percent(accuracy)} of ${clips}`).join(', ')}.`,
  ...(differs.length
    ? [`The recipe differs from that of this model in: ${differs.join(', ')}.`]
    : []),
  '',
  ...genreTable(cross),
  '',
];

/** What a model gets wrong with the most confidence. */
export const describeWrong = (evaluation: Evaluation, hash: string): string[] =>
  evaluation.wrong.length === 0
    ? []
    : [
        `## What it gets wrong`,
        '',
        `The surest of the wrong judgements on the ${nameOf(evaluation, hash)}:`,
        '',
        '| clip | is | was judged | confidence |',
        '|---|---|---|---:|',
        ...evaluation.wrong.map(
          ({ clip, truth, judged, confidence }) =>
            `| ${clip} | ${truth} | ${judged} | ${percent(confidence)} |`,
        ),
        '',
      ];
