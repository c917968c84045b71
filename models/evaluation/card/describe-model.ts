import type { ModelManifest } from '../../model-manifest.js';
import type { CardNotes } from './card-notes.js';

const list = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`## ${title}`, '', ...lines.map((line) => `- ${line}`), ''];

const GENERAL_SUMMARY = 'Listens to windows of a few seconds, one step a second, and remembers.';

const GENERAL_USE = [
  'To say live what kind of music is playing, among the labels above.',
  'Not to decide anything about people, rights or money: it errs, and says how often below.',
];

const GENERAL_LIMITS = [
  'It knows only the labels above; music of any other kind is pressed into them or called unsure.',
  'An accuracy found on another split, by segments or at random by clip, cannot be compared with these.',
];

const describeTraining = ({ training, data }: ModelManifest): string[] => [
  ...(training ? [`- Trained on ${training.clips} clips by \`${training.command}\`.`] : []),
  ...(training?.refitOf
    ? [
        `- Its validation clips are among these: the training of the model chosen on them (\`${training.refitOf.hash}\`) was done again with them. What they tell is of that model and marked "before the refit", as are smoothing and limits, which were chosen with it.`,
      ]
    : []),
  ...(data
    ? [`- Data: digest \`${data.digest}\`${data.split ? `, divided: ${data.split}` : ''}.`]
    : []),
];

/** What a model is, what it is for and what it was made from; its card's first part. */
export const describeModel = (manifest: ModelManifest, notes: CardNotes): string[] => {
  const { name, labels, hash, parameters, featureSet, temperature, licence } = manifest;
  const counted = parameters === undefined ? '' : `; ${parameters.toLocaleString('en')} parameters`;
  return [
    `# Model card: ${name}`,
    '',
    notes.summary ?? GENERAL_SUMMARY,
    '',
    `- Labels (${labels.length}): ${labels.join(', ')}.`,
    `- Weights: SHA-256 begins with \`${hash}\`${counted}.`,
    `- Input: front end \`${featureSet}\`.`,
    ...(temperature === undefined ? [] : [`- Logits are divided by ${temperature}.`]),
    ...describeTraining(manifest),
    ...(licence ? [`- Licence: ${licence}`] : []),
    '',
    ...list('Intended use', notes.intendedUse.length ? notes.intendedUse : GENERAL_USE),
    ...list('Data and their faults', notes.data),
  ];
};

/** What a model cannot do; its card's last part. */
export const describeLimits = (notes: CardNotes): string[] =>
  list('Limits', [...notes.limits, ...GENERAL_LIMITS]);
