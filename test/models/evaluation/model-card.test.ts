import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../models/evaluation/evaluate-model.js';
import type { HeardClip } from '../../../models/evaluation/hear-clips.js';
import { writeModelCard } from '../../../models/evaluation/model-card.js';
import { saveCrossValidation, saveEvaluation } from '../../../models/evaluation/save-evaluation.js';
import { summariseClips } from '../../../models/evaluation/summarise-clips.js';
import { defaultTrainingOptions, LABELS, modelDirectory } from '../../../models/index.js';

const heard: HeardClip[] = LABELS.map((label, truth) => ({
  name: `${label}.00001`,
  truth,
  probabilities: LABELS.map((_, index) => (index === 0 ? 0.91 : 0.01)),
  soFar: [0],
  alone: [0],
}));

describe('the model card', () => {
  let directory: string;
  let evaluation: Evaluation;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'earshot-card-'));
    await copyFile(join(modelDirectory(), 'manifest.json'), join(directory, 'manifest.json'));
    const manifest = await readFile(join(directory, 'manifest.json'), 'utf8');
    const { hash } = JSON.parse(manifest) as { readonly hash: string };
    evaluation = {
      ...summariseClips(heard, LABELS),
      protocol: 'made up',
      split: 'test',
      leftOut: { genres: { electronic: 26 }, tooShort: 0 },
      model: { name: 'hybrid', hash, engine: 'none', featureSet: 'made up' },
    };
  });
  afterEach(() => rm(directory, { recursive: true }));

  const readCard = () => readFile(join(directory, 'MODEL_CARD.md'), 'utf8');

  it('states every figure of an evaluation, what was left out and what went wrong', async () => {
    await saveEvaluation(directory, evaluation);
    const card = await readCard();
    expect(card).toContain('**10.0 %** of 10 clips (95 % interval 1.8 to 40.4 %)');
    expect(card).toContain('one window of 3 s alone, 10 windows');
    expect(card).toContain('electronic (26)');
    expect(card).toMatch(/\| jazz\.00001 \| jazz \| blues \| 91\.0 % \|/);
    expect(card).toContain('Protocol: made up');
  });

  it('says how a model stands beside another on the same clips', async () => {
    const beside = { name: 'old', hash: 'abc', logLoss: 2.5, difference: -0.2 } as const;
    await saveEvaluation(directory, {
      ...evaluation,
      beside: { ...beside, interval95: [-0.3, 0.1] },
    });
    const told =
      /Beside `old` \(`abc`\) on the same 10 clips: log-loss [\d.]+ against 2\.500, −0\.200 \(95 % interval −0\.300 to \+0\.100, paired bootstrap by clip\): within chance\./;
    expect(await readCard()).toMatch(told);
  });

  it('passes over figures of other weights', async () => {
    const model = { ...evaluation.model, hash: '000000000000' };
    await saveEvaluation(directory, { ...evaluation, model });
    expect(await readCard()).not.toContain('Accuracy on the test clips');
  });

  it('keeps figures on other data apart from the model’s own', async () => {
    await saveEvaluation(directory, evaluation);
    await saveEvaluation(directory, { ...evaluation, dataName: 'radio', split: 'all' });
    const card = await readCard();
    expect(card).toContain('## Accuracy on the test clips');
    expect(card).toContain('## Accuracy on the radio, all clips');
  });

  it('says in what the recipe of a cross-validation differs from the model’s', async () => {
    const options = { ...defaultTrainingOptions, epochs: 7, seed: 99 };
    await saveCrossValidation(directory, {
      ...summariseClips(heard, LABELS),
      kind: 'random',
      protocol: 'made up',
      parts: [{ name: 'draw 1', trainedOn: 40, clips: 10, accuracy: 0.1 }],
      engine: 'none',
      training: { command: 'earshot cross-validate', options },
    });
    const card = await readCard();
    expect(card).toContain('leaks by artist');
    expect(card).toMatch(/recipe differs from that of this model in: .*epochs/);
    expect(card).not.toMatch(/differs .*seed/);
  });

  it('shows pictures that lie beside the figures, and the maker’s notes', async () => {
    await mkdir(join(directory, 'pictures'));
    await writeFile(join(directory, 'pictures', 'test-confusion.svg'), '<svg/>');
    await writeFile(join(directory, 'card-notes.json'), '{"limits":["It was made up."]}');
    await saveEvaluation(directory, evaluation);
    const card = await readCard();
    expect(card).toContain('![test confusion](pictures/test-confusion.svg)');
    expect(card).toContain('- It was made up.');
  });

  it('names a file of notes that is none', async () => {
    await writeFile(join(directory, 'card-notes.json'), '{"limit":[]}');
    await expect(writeModelCard(directory)).rejects.toThrow(/card-notes\.json holds no notes/);
  });
});
