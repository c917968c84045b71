import { describe, expect, it } from 'vitest';
import { choosePart } from '../../models/evaluation/choose-part.js';
import { logLoss } from '../../models/evaluation/metrics.js';
import { pairedInterval } from '../../models/evaluation/paired-interval.js';
import { heardParts } from '../../models/evaluation/require-unheard.js';
import {
  type Classifier,
  exportModel,
  loadDataset,
  modelDirectory,
  type ModelManifest,
  streamClips,
} from '../../models/index.js';
import { withTemperature } from '../../models/inference/cool-probabilities.js';
import { judgeClip } from '../../models/inference/judge-clip.js';
import { readManifest } from '../../models/model-store.js';
import { onnxClassifier, type OnnxModel } from '../../models/onnx/onnx-classifier.js';
import { cutWindows } from '../../models/training/cut-windows.js';
import type { Clip } from '../../models/training/dataset.js';
import { hasEngine } from '../helpers/engine-packages.js';
import { findRanges } from '../helpers/onnx/find-ranges.js';
import { quantiseDynamically, quantiseStatically } from '../helpers/onnx/quantise-onnx.js';
import {
  withHalfComputation,
  withHalfWeights,
  withInt8Weights,
} from '../helpers/onnx/round-onnx.js';
import { DATA_FOLDER } from '../helpers/real-clips.js';
import { report } from '../helpers/report.js';

/** A model's folder, where that is not the shipped hybrid, which has learnt from the validation clips. */
const directory = modelDirectory(process.env['EARSHOT_MODEL'] ?? 'hybrid');

const BATCHES = [1, 32];
const ROUNDS = 7;
const WINDOWS_A_ROUND = 320;
const CALIBRATION_CLIPS = 32;
const CALIBRATION_WINDOWS = 20;

type Windows = readonly (readonly Float32Array[])[];
type Variant = { readonly name: string; readonly classifier: Classifier };
type Heard = {
  readonly streamed: readonly Float32Array[][];
  readonly verdicts: readonly Verdict[];
};
type Verdict = ReturnType<typeof judgeClip> & { readonly truth: number; readonly isRight: boolean };

/** Ranges come from training clips, never from those that are scored. */
const calibrationWindows = (clips: readonly Clip[]): Windows =>
  Array.from({ length: CALIBRATION_CLIPS }, (_, index) => {
    const clip = clips[Math.floor((index * clips.length) / CALIBRATION_CLIPS)]!;
    return cutWindows(clip.readLogMelDb()).slice(0, CALIBRATION_WINDOWS);
  });

const open = async (model: OnnxModel, windows: Windows, manifest: ModelManifest) => {
  const ranges = await findRanges(model, windows);
  const { bytes } = model;
  const changed: readonly (readonly [string, Uint8Array])[] = [
    ['float32', bytes],
    ['float16 weights', withHalfWeights(bytes)],
    ['int8 weights', withInt8Weights(bytes)],
    ['float16 computation', withHalfComputation(bytes)],
    ['int8 computation, ranges of each call', quantiseDynamically(bytes)],
    ['int8 computation, known ranges', quantiseStatically(bytes, ranges)],
    ['… in convolutions only', quantiseStatically(bytes, ranges, ['Conv'])],
  ];
  const info = { ...manifest, kind: 'genre', frontEnd: undefined, engine: 'onnx' } as const;
  return Promise.all(
    changed.map(async ([name, each]): Promise<Variant> => {
      const classifier = await onnxClassifier({ ...model, bytes: each }, info);
      return { name, classifier: withTemperature(classifier, manifest.temperature ?? 1) };
    }),
  );
};

const hear = async ({ classifier }: Variant, clips: readonly Clip[]): Promise<Heard> => {
  const streamed = await streamClips(classifier, clips);
  const { labels } = classifier.info;
  const verdicts = streamed.map((scores, index) => {
    const verdict = judgeClip(scores, labels);
    const truth = clips[index]!.label;
    return { ...verdict, truth, isRight: labels[truth] === verdict.label };
  });
  return { streamed, verdicts };
};

const greatestChange = (some: Heard, others: Heard): number => {
  const [one, other] = [some, others].map(({ streamed }) =>
    streamed.flatMap((windows) => windows.flatMap((probabilities) => [...probabilities])),
  );
  return one!.reduce((most, value, i) => Math.max(most, Math.abs(value - other![i]!)), 0);
};

const compare = (before: Heard, after: Heard) => {
  const pairs = before.verdicts.map((verdict, clip) => [verdict, after.verdicts[clip]!] as const);
  const count = (is: (...pair: (typeof pairs)[number]) => boolean) =>
    pairs.filter(([one, other]) => is(one, other)).length;
  const lost = count((one, other) => one.isRight && !other.isRight);
  const won = count((one, other) => !one.isRight && other.isRight);
  return {
    right: after.verdicts.filter(({ isRight }) => isRight).length,
    others: count((one, other) => one.label !== other.label),
    pointsLost: (100 * (lost - won)) / pairs.length,
    interval: pairedInterval(lost, won, pairs.length).map((share) => (100 * share).toFixed(1)),
    logLoss: logLoss(after.verdicts),
    greatest: greatestChange(before, after),
  };
};

const cpuMsAWindow = async ({ classifier }: Variant, windows: Windows, batch: number) => {
  const state = classifier.initialState();
  const requests = windows.slice(0, batch).map((each) => ({ input: each.at(-1)!, state }));
  const start = process.cpuUsage();
  for (let done = 0; done < WINDOWS_A_ROUND; done += batch) await classifier.step(requests);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / WINDOWS_A_ROUND;
};

/** `[variants]`; they take turns, so that what else the machine does meets all of them. */
const costs = async (variants: readonly Variant[], windows: Windows, batch: number) => {
  const rounds: number[][] = variants.map(() => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [place, variant] of variants.entries())
      rounds[place]!.push(await cpuMsAWindow(variant, windows, batch));
  return rounds.map((all) => all.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]!);
};

const loadClips = async (labels: readonly string[]) => {
  const dataset = await loadDataset(`${DATA_FOLDER}/gtzan`);
  const valid = choosePart(dataset, 'valid', { labels }).clips;
  return { windows: calibrationWindows(choosePart(dataset, 'train', { labels }).clips), valid };
};

const HEAD = `| weights, computation | right | points lost | verdicts changed | log-loss | greatest change of a probability | ${BATCHES.map((batch) => `CPU ms a window, ${batch} a call`).join(' | ')} |`;

const LEARNT =
  'this model has learnt from the validation clips: of its figures only the differences mean something';

/** Two minutes' work, by processor time; EARSHOT_MEASURE=1 asks for it. */
const isMeasured = process.env['EARSHOT_MEASURE'] === '1' && DATA_FOLDER !== undefined;

describe.skipIf(!isMeasured || !hasEngine('onnx'))('weights of fewer bits', () => {
  it(
    'cost less than half a point in float16, and move probabilities further than engines differ',
    { timeout: 600_000 },
    async () => {
      const manifest = await readManifest(directory);
      const { windows, valid } = await loadClips(manifest.labels);
      const variants = await open(await exportModel(directory), windows, manifest);
      const heard: Heard[] = [];
      for (const variant of variants) heard.push(await hear(variant, valid));
      const compared = heard.map((each) => compare(heard[0]!, each));
      const times: number[][] = [];
      for (const batch of BATCHES) times.push(await costs(variants, windows, batch));
      if (heardParts(manifest).includes('valid')) report(LEARNT);
      report(`${HEAD}\n${HEAD.replaceAll(/[^|]+/g, ' --- ')}`);
      compared.forEach(
        ({ right, pointsLost, interval, others, logLoss: loss, greatest }, place) => {
          const cost = times.map((each) => each[place]!.toFixed(3)).join(' | ');
          report(
            `| ${variants[place]!.name} | ${right} of ${valid.length} | ${pointsLost.toFixed(1)} (${interval.join(' to ')}) | ${others} | ${loss.toFixed(4)} | ${greatest.toPrecision(2)} | ${cost} |`,
          );
        },
      );
      variants.forEach(({ classifier }) => classifier.dispose());
      const [, half, ...rest] = compared;
      expect(half!.pointsLost).toBeLessThan(0.5);
      for (const { greatest } of [half!, ...rest]) expect(greatest).toBeGreaterThan(1e-4);
    },
  );
});
