import { saveStatisticsNet, type StatisticsNet } from '../../tracks/net/save-statistics-net.js';
import { withoutUnheard } from '../../tracks/statistics/statistics-sequence.js';
import type { ExperimentContext, Figure, HearingSystem } from '../experiment.js';
import { fitStandardScaler, scaleRows } from '../rows/scaler.js';
import { takeTargetRows, type TargetRows } from '../rows/target-rows.js';
import { scoreTargets } from '../scores/score-targets.js';
import { estimateHeldOut } from './estimate-held-out.js';
import { inShare } from './in-share.js';
import type { NetSystem } from './net-system.js';

/** Time for the parts, beside that for all. */
const PARTS_SHARE = 0.8;

const onlyHeard = ({ inputs, targets }: TargetRows): TargetRows => ({
  inputs: inputs.map((rows) => ({ ...rows, inputs: withoutUnheard(rows.inputs) })),
  targets,
});

/** The same training on all examples; whoever gets the network frees it. */
const trainOnAll = async (
  { train, training }: NetSystem,
  examples: TargetRows,
  { seed, stop, effort, progress }: ExperimentContext,
): Promise<StatisticsNet> => {
  const [rows] = examples.inputs;
  const scaler = fitStandardScaler(rows);
  const learnt = { ...examples, inputs: [scaleRows(rows, scaler)] };
  const model = await train(
    { train: learnt, heldOut: takeTargetRows(learnt, []) },
    { ...training, seed },
    {
      stop,
      mostEpochs: effort === 'quick' ? 2 : Infinity,
      onEpoch: ({ epoch }) => progress(epoch / training.epochs, `all tracks, epoch ${epoch}`),
    },
  );
  return { model, scaler };
};

const tellHeldOut = (figures: readonly Figure[], targets: readonly string[]): string =>
  targets
    .map((name) => {
      const { value, interval95 = [] } = figures.find(({ metric }) => metric === `mse.${name}`)!;
      const [low, high] = interval95.map((each) => each.toFixed(3));
      return `${name} ${value.toFixed(3)} (${low} to ${high})`;
    })
    .join(', ');

/** None for a descriptor that is the same of all tracks. */
const r2Of = (figures: readonly Figure[]): Record<string, number> =>
  Object.fromEntries(
    figures
      .filter(({ metric, value }) => metric.startsWith('r2.') && Number.isFinite(value))
      .map(({ metric, value }) => [metric, Number(value.toPrecision(4))]),
  );

const tellKept = ({ targets }: NetSystem, count: number, figures: readonly Figure[]): string[] => [
  `The figures are of networks that learnt from four fifths of the tracks. The one that is kept learnt in the same way from all ${count}, without the contrast above 6.4 kHz: that is decided by how a recording was resampled (librosa’s way leaves next to nothing beside 11 kHz, others do), not by the music.`,
  `Held out in the same parts, MSE without that contrast: ${tellHeldOut(figures, targets)}.`,
  'It hears means over a whole recording, where the table has one extract of each track; MFCC 0 is the level of the recording, so a quieter copy is judged otherwise.',
];

/**
 * Trains a network once more on all tracks, with the statistics that can be heard in any recording, and hands it to
 * `keep`; says what was kept, and what it is worth on tracks held out. Throws the reason of `context.stop`.
 */
export const keepNet = async (
  system: NetSystem,
  all: TargetRows,
  context: ExperimentContext,
  keep: (system: HearingSystem) => Promise<void>,
): Promise<string[]> => {
  const examples = onlyHeard(all);
  const parts = inShare(context, 0, PARTS_SHARE);
  const { truths, estimates } = await estimateHeldOut(system, examples, parts);
  const figures = scoreTargets(truths, estimates, system.targets, context.seed);
  const net = await trainOnAll(system, examples, inShare(context, PARTS_SHARE, 1));
  const { count } = examples.targets;
  try {
    await keep({
      examples: count,
      save: (directory, facts) =>
        saveStatisticsNet(directory, net, {
          ...facts,
          labels: [...system.targets],
          metrics: r2Of(figures),
        }),
    });
  } finally {
    net.model.dispose();
  }
  return tellKept(system, count, figures);
};
