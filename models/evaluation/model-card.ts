import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelManifest } from '../model-manifest.js';
import { readManifest } from '../model-store.js';
import type { Evaluation } from './evaluate-model.js';
import type { Split } from '../training/dataset.js';

const SHOWN: readonly Split[] = ['valid', 'test'];

const evaluationPath = (directory: string, split: Split): string =>
  join(directory, `evaluation-${split}.json`);

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const readEvaluation = async (directory: string, split: Split): Promise<Evaluation | undefined> => {
  const text = await readFile(evaluationPath(directory, split), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Evaluation);
};

const confusionTable = ({ confusion, perGenre }: Evaluation): string[] => {
  const labels = Object.keys(perGenre);
  const rows = confusion.map((row, index) => `| **${labels[index]}** | ${row.join(' | ')} |`);
  return [
    'Rows: what the clip is. Columns: what was heard.',
    '',
    `| | ${labels.join(' | ')} |`,
    `|---|${'---:|'.repeat(labels.length)}`,
    ...rows,
  ];
};

const describeEvaluation = (evaluation: Evaluation): string[] => {
  const [low, high] = evaluation.interval95;
  const genres = Object.entries(evaluation.perGenre).map(
    ([label, { precision, recall, f1, clips }]) =>
      `| ${label} | ${clips} | ${precision.toFixed(2)} | ${recall.toFixed(2)} | ${f1.toFixed(2)} |`,
  );
  return [
    `## Accuracy on the ${evaluation.split} clips`,
    '',
    `**${percent(evaluation.accuracy)}** of ${evaluation.clips} clips (95 % interval ${percent(low)} to ${percent(high)}), ` +
      `macro F1 ${evaluation.macroF1.toFixed(3)}, expected calibration error ${evaluation.calibration.ece.toFixed(3)} (15 bins).`,
    '',
    `Protocol: ${evaluation.protocol}. Engine: ${evaluation.model.engine}.`,
    '',
    '| genre | clips | precision | recall | F1 |',
    '|---|---:|---:|---:|---:|',
    ...genres,
    '',
    ...confusionTable(evaluation),
    '',
  ];
};

const describeModel = (manifest: ModelManifest): string[] => [
  `# Model card: ${manifest.name}`,
  '',
  `A CNN over windows of three seconds and an LSTM over the sequence of windows, one step a second. ` +
    `It says which of ${manifest.labels.length} genres is playing: ${manifest.labels.join(', ')}.`,
  '',
  `- Weights: SHA-256 begins with \`${manifest.hash}\`; ${manifest.parameters?.toLocaleString('en')} parameters, Float32.`,
  `- Input: feature set \`${manifest.featureSet}\` (MFCC of three seconds, level removed).`,
  `- Trained on ${manifest.training?.clips} clips of GTZAN's fault-filtered split by \`${manifest.training?.command}\`.`,
  '',
];

const LIMITS = [
  '## Limits',
  '',
  '- Ten genres of Western popular and classical music, recorded before 2002. Anything else is pressed into them.',
  '- GTZAN was encoded once, in one way, at 22 kHz, and about a tenth of its labels are disputed.',
  '- It does not know speech or noise; only silence is told apart, by level.',
  '- Probabilities are not calibrated beyond what label smoothing does; see the calibration error above.',
  '- An accuracy found on another split, by segments or at random, cannot be compared with these.',
];

/** Writes `MODEL_CARD.md` from the manifest and the evaluations that lie beside it. */
const writeModelCard = async (directory: string): Promise<void> => {
  const manifest = await readManifest(directory);
  const evaluations = await Promise.all(SHOWN.map((split) => readEvaluation(directory, split)));
  const sections = evaluations
    .filter((evaluation) => evaluation?.model.hash === manifest.hash)
    .flatMap((evaluation) => (evaluation ? describeEvaluation(evaluation) : []));
  const lines = [...describeModel(manifest), ...sections, ...LIMITS];
  await writeFile(join(directory, 'MODEL_CARD.md'), `${lines.join('\n')}\n`);
};

/** Puts an evaluation beside the model and renews its card. */
export const saveEvaluation = async (directory: string, evaluation: Evaluation): Promise<void> => {
  const path = evaluationPath(directory, evaluation.split);
  await writeFile(path, `${JSON.stringify(evaluation, null, 2)}\n`);
  await writeModelCard(directory);
};
