import { loadEngine } from '../../inference/engines/load-engine.js';
import { LEARNT_DESCRIPTORS } from '../../descriptors/learnt-descriptors.js';
import type { ExperimentContext, ExperimentPicture, Figure, Outcome } from '../experiment.js';
import type { Rows } from '../rows/rows.js';
import { takeTargetRows, type TargetRows } from '../rows/target-rows.js';
import { scoreTargets } from '../scores/score-targets.js';
import { estimateHeldOut, type HeldOutEstimates } from './estimate-held-out.js';
import { inShare } from './in-share.js';
import { keepNet } from './keep-net.js';
import type { NetSystem } from './net-system.js';
import { tableOfDescriptors, tellDescriptors } from './tell-descriptors.js';

/** Says more about what was found than its figures do. */
export type Explain = (figures: readonly Figure[]) => Promise<Partial<Outcome>> | Partial<Outcome>;

const QUICK_ROWS = 400;

/** Time for the figures, where the system is kept too and trained as often for that. */
const FIGURES_SHARE = 0.45;

/** The targets that a system learns, of all. */
const pickTargets = (targets: Rows, { targets: names }: NetSystem): Rows => {
  const positions = names.map((name) => LEARNT_DESCRIPTORS.indexOf(name));
  const inputs = Float32Array.from({ length: targets.count * names.length }, (_, cell) => {
    const row = Math.floor(cell / names.length);
    return targets.inputs[row * targets.width + positions[cell % names.length]];
  });
  return { ...targets, width: names.length, inputs };
};

const readExamples = async (
  system: NetSystem,
  { data, effort }: ExperimentContext,
): Promise<TargetRows> => {
  const { inputs, targets } = await system.read(data);
  const examples = { inputs, targets: pickTargets(targets, system) };
  if (effort === 'full') return examples;
  const pace = Math.max(1, Math.floor(targets.count / QUICK_ROWS));
  const rows = Array.from({ length: Math.ceil(targets.count / pace) }, (_, i) => i * pace);
  return takeTargetRows(examples, rows);
};

/** What is learnt shows beside what saying the mean of the training examples is worth. */
const scoreMeans = (figures: readonly Figure[]): Figure[] =>
  figures
    .filter(({ metric }) => metric.startsWith('mse.'))
    .map((figure) => ({ ...figure, metric: figure.metric.replace('mse', 'meanOnlyMse') }));

const draw = async (
  { truths, estimates, curve }: HeldOutEstimates,
  figures: readonly Figure[],
  { targets }: NetSystem,
  reported: Readonly<Record<string, number>>,
  about: string,
): Promise<ExperimentPicture[]> => {
  // Loaded when wanted: the plotting library takes longer to start than Earshot does.
  const [{ drawEstimates }, { drawEpochs }, { drawDescriptors }] = await Promise.all([
    import('./pictures/draw-estimates.js'),
    import('./pictures/draw-epochs.js'),
    import('./pictures/draw-descriptors.js'),
  ]);
  const mean = targets.length === 1 ? targets[0] : 'average';
  const meanOnly = figures.find(({ metric }) => metric === `meanOnlyMse.${mean}`)?.value ?? 0;
  return [
    { name: 'descriptors', svg: drawDescriptors(figures, targets, reported, about) },
    { name: 'estimates', svg: drawEstimates(truths, estimates, targets, about) },
    { name: 'epochs', svg: drawEpochs(curve, meanOnly, about) },
  ];
};

/** What a training log shows is of what was learnt from; held out it is another thing. */
const tellLearnt = ({ curve }: HeldOutEstimates): string[] => {
  const last = curve.at(-1);
  if (!last) return [];
  return [
    `In the last epoch (${last.epoch}) of the first part the mean MSE was ${last.train.toFixed(4)} over what it learnt from, ${last.heldOut.toFixed(4)} over what was held out.`,
  ];
};

/** What is said of held-out examples, and of what was kept where that is wanted. */
const learn = async (system: NetSystem, context: ExperimentContext) => {
  const { keep } = context;
  const examples = await readExamples(system, context);
  if (!keep) return { found: await estimateHeldOut(system, examples, context), kept: [] };
  const found = await estimateHeldOut(system, examples, inShare(context, 0, FIGURES_SHARE));
  const rest = inShare(context, FIGURES_SHARE, 1);
  return { found, kept: await keepNet(system, examples, rest, keep) };
};

/**
 * Trains and scores a system of the report as its table row says. `explain` may add what its figures show.
 * Fails with a `ModelError` when data or engine cannot be had; throws the reason of `context.stop`.
 */
export const runNetSystem = async (
  system: NetSystem,
  { title, reported }: { readonly title: string; readonly reported: Record<string, number> },
  context: ExperimentContext,
  explain?: Explain,
): Promise<Outcome> => {
  await loadEngine(context.engine);
  context.progress(0, 'reading');
  const { found, kept } = await learn(system, context);
  const { truths, estimates, means } = found;
  const score = (values: Float32Array) =>
    scoreTargets(truths, values, system.targets, context.seed);
  const figures = [...score(estimates), ...scoreMeans(score(means))];
  const about = `${title}, ${context.holdOut === 'honest' ? 'groups apart' : 'split at random'}`;
  const more = await explain?.(figures);
  return {
    figures,
    pictures: [...(await draw(found, figures, system, reported, about)), ...(more?.pictures ?? [])],
    tables: [tableOfDescriptors(figures, system.targets)],
    remarks: [
      `The network has ${found.parameters} parameters.`,
      ...tellDescriptors(figures, system.targets),
      ...tellLearnt(found),
      ...(more?.remarks ?? []),
      ...kept,
    ],
  };
};
