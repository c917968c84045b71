import type { ExperimentContext } from '../experiment.js';
import { dealRows, holdOutRows, type HeldOut } from '../rows/hold-out-rows.js';
import type { Rows } from '../rows/rows.js';
import { fitStandardScaler, scaleRows } from '../rows/scaler.js';
import { takeRows } from '../rows/take-rows.js';
import { takeTargetRows, type TargetRows } from '../rows/target-rows.js';
import type { NetData, NetSystem } from './net-system.js';
import { type EpochErrors, estimateRows, type NetHooks } from './train-net.js';

/** What networks said of examples that they had not learnt from. */
export type HeldOutEstimates = {
  readonly truths: Rows;
  /** In the order of `truths`: [count × targets]. */
  readonly estimates: Float32Array;
  /** What the mean of the training examples would have said. */
  readonly means: Float32Array;
  /** Of the first network. */
  readonly curve: readonly EpochErrors[];
  /** Parameters of the network, those that were not trained here included. */
  readonly parameters: number;
};

const TEST_SHARE = 0.2;

const divide = (
  { groups }: Rows,
  folds: number,
  { holdOut, seed }: ExperimentContext,
): HeldOut[] => {
  if (folds === 1) return [holdOutRows(groups, TEST_SHARE, holdOut, seed)];
  const parts = dealRows(groups, folds, holdOut, seed);
  return parts.map((test) => ({ test, train: parts.filter((part) => part !== test).flat() }));
};

/** The report's scaler knows all rows, an honest one those that are learnt from. */
const scaleInputs = (all: TargetRows, { train, test }: HeldOut, honest: boolean): NetData => {
  const [learnt, heldOut] = [takeTargetRows(all, train), takeTargetRows(all, test)];
  const scalers = (honest ? learnt : all).inputs.map(fitStandardScaler);
  const scale = ({ inputs, targets }: TargetRows): TargetRows => ({
    inputs: inputs.map((rows, i) => scaleRows(rows, scalers[i])),
    targets,
  });
  return { train: scale(learnt), heldOut: scale(heldOut) };
};

const repeatMeans = ({ inputs, count, width }: Rows, rows: number): Float32Array => {
  const means = new Float64Array(width);
  inputs.forEach((value, i) => (means[i % width] += value / count));
  return Float32Array.from({ length: rows * width }, (_, i) => means[i % width]);
};

/** One network: trained, asked, freed. */
const estimatePart = async (
  { train, training }: NetSystem,
  data: NetData,
  { seed, stop, effort }: ExperimentContext,
  told: Pick<NetHooks, 'onEpoch' | 'onEarlier'>,
) => {
  const mostEpochs = effort === 'quick' ? 2 : Infinity;
  const model = await train(data, { ...training, seed }, { stop, mostEpochs, ...told });
  try {
    return { estimates: estimateRows(model, data.heldOut.inputs), parameters: model.countParams() };
  } finally {
    model.dispose();
  }
};

/** Tells how much of all parts is done while one is learnt. */
const partTeller = (
  { training: { epochs }, earlierShare = 0 }: NetSystem,
  { fold, count }: { readonly fold: number; readonly count: number },
  { progress }: ExperimentContext,
  onEpoch: NetHooks['onEpoch'],
): Pick<NetHooks, 'onEpoch' | 'onEarlier'> => {
  const tell = (share: number, words: string): void =>
    progress((fold + share) / count, `part ${fold + 1} of ${count}, ${words}`);
  return {
    onEarlier: (share, words) => tell(earlierShare * share, words),
    onEpoch: (errors) => {
      onEpoch(errors);
      const own = errors.epoch / epochs;
      tell(earlierShare + (1 - earlierShare) * own, `epoch ${errors.epoch}`);
    },
  };
};

/** Positions held out, and what was said of them, in one order. */
type Collected = { test: number[]; estimates: number[]; means: number[] };

/**
 * Trains a system's network on all but a part of the examples and asks it about that part, for as many parts
 * as it has folds. The engine must be loaded before. Throws the reason of `context.stop` when that is aborted.
 */
export const estimateHeldOut = async (
  system: NetSystem,
  examples: TargetRows,
  context: ExperimentContext,
): Promise<HeldOutEstimates> => {
  const parts = divide(examples.targets, system.folds, context);
  const curve: EpochErrors[] = [];
  const tellPart = (fold: number, count: number) =>
    partTeller(system, { fold, count }, context, (errors) => {
      if (fold === 0) curve.push(errors);
    });
  const all: Collected = { test: [], estimates: [], means: [] };
  let parameters = 0;
  for (const [fold, part] of parts.entries()) {
    const data = scaleInputs(examples, part, context.holdOut === 'honest');
    const found = await estimatePart(system, data, context, tellPart(fold, parts.length));
    parameters = found.parameters;
    const means = repeatMeans(data.train.targets, part.test.length);
    part.test.forEach((position) => all.test.push(position));
    found.estimates.forEach((value) => all.estimates.push(value));
    means.forEach((value) => all.means.push(value));
  }
  const [estimates, means] = [Float32Array.from(all.estimates), Float32Array.from(all.means)];
  return { truths: takeRows(examples.targets, all.test), estimates, means, curve, parameters };
};
