import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelManifest } from '../model-manifest.js';
import { readManifest } from '../model-store.js';
import { percent, percentRange } from '../percent.js';
import type { KindScores } from './kind-evaluation.js';
import { SPEECH_LEADS_DB, SPEECH_LOST_DB } from './talk-over.js';

type Part = 'valid' | 'test';

/** The scores of one part, and of which weights they are. */
type KeptScores = { readonly hash: string; readonly scores: KindScores };

const PARTS: readonly Part[] = ['test', 'valid'];

const TITLES: Readonly<Record<Part, string>> = {
  test: 'Held out: stems and folds that nothing was chosen on',
  valid: 'Chosen on',
};

const pathOf = (directory: string, part: Part): string => join(directory, `kinds-${part}.json`);

const readScores = async (directory: string, part: Part, hash: string): Promise<KindScores> => {
  const text = await readFile(pathOf(directory, part), 'utf8').catch(() => undefined);
  const kept = text === undefined ? undefined : (JSON.parse(text) as KeptScores);
  return kept?.hash === hash ? kept.scores : {};
};

const table = (part: Part, scores: KindScores): string[] => {
  const rows = Object.entries(scores).map(
    ([group, { clips, windows, accuracy, interval95, judged }]) =>
      `| ${group} | ${clips} | ${windows} | ${percent(accuracy)} | ${percentRange(interval95)} | ${judged.join(' / ')} |`,
  );
  if (rows.length === 0) return [];
  return [
    `## ${TITLES[part]}`,
    '',
    '| windows of | clips | windows | right | 95 % interval | taken for music / speech / noise |',
    '|---|---:|---:|---:|---:|---:|',
    ...rows,
    '',
  ];
};

const describe = (manifest: ModelManifest): string[] => [
  `# Model card: ${manifest.name}`,
  '',
  'A small CNN over windows of three seconds, without memory. It tells music, speech and noise apart and runs beside every genre model.',
  '',
  `- Weights: SHA-256 begins with \`${manifest.hash}\`; ${manifest.parameters?.toLocaleString('en')} parameters, Float32.`,
  `- Input: feature set \`${manifest.featureSet}\`.`,
  `- Trained on ${manifest.training?.clips} recordings by \`${manifest.training?.command}\`: GTZAN music/speech, ESC-10, and the training clips of Emotify and GTZAN as more music; numbered stems and ESC-10's folds are kept together; what the demo plays is music too.`,
  `- Speech over music: ${SPEECH_LEADS_DB} dB or more above it is speech, ${-SPEECH_LOST_DB} dB or more below it is music (mean powers over the window); in between nothing is scored.`,
  '- A window whose newest second is silent is neither trained on nor scored; live it is left to the silence rule.',
  '- One window alone is judged; live the kinds are smoothed and have to last. The interval counts clips, as windows of one are alike.',
  '',
];

const LIMITS = [
  '## Limits',
  '',
  '- Noise means the ten kinds of ESC-10 and hiss; other noise may be taken for music, and music that is little but noise for noise.',
  '- Rap over sparse drums may be taken for speech; singing counts as music.',
  '- Speech was learnt from a few dozen recordings; other voices and rooms were not tried.',
];

/** Puts the scores of one part beside the kind model and renews its card. */
export const saveKindScores = async (
  directory: string,
  part: Part,
  scores: KindScores,
): Promise<void> => {
  const manifest = await readManifest(directory);
  const kept: KeptScores = { hash: manifest.hash, scores };
  await writeFile(pathOf(directory, part), `${JSON.stringify(kept, null, 2)}\n`);
  const tables = await Promise.all(
    PARTS.map(async (each) => table(each, await readScores(directory, each, manifest.hash))),
  );
  const lines = [...describe(manifest), ...tables.flat(), ...LIMITS];
  await writeFile(join(directory, 'MODEL_CARD.md'), `${lines.join('\n')}\n`);
};
