import {
  type Classifier,
  type LettingGoReport,
  loadDataset,
  type SmoothingChoice,
  type ModelManifest,
  requireUnheard,
  splitDataset,
  type TradeOff,
} from '../../../models/index.js';
import { defaultJudgingOptions } from '../../smoothing/judge-state.js';
import { defaultSmoothingOptions } from '../../smoothing/smooth-scores.js';
import { type HeardChange, hearChanges } from './hear-changes.js';
import { measureTradeOff } from './measure-trade-off.js';

/** What is measured, and who is told how far it is. */
export type LettingGoOptions = {
  readonly classifier: Classifier;
  readonly manifest: ModelManifest;
  readonly dataDirectory: string;
  readonly stop: AbortSignal;
  readonly onProgress: (done: number, clips: number) => void;
};

const MOST_LAG_SECONDS = 6;
const MOST_FALSE_CHANGES = 1;

const PROTOCOL =
  'validation clips, each followed by one of another genre, streamed from an empty memory; kept where the model’s verdicts on the two alone differ; lag: from the change until the genre named is the verdict on the second clip alone, never counts as endless; false: each other change from one named genre to another, in both clips';

const HALF_LIVES_SECONDS = [0.5, 1, 1.5, 2, 3, 4];
const ENTERS = [0.3, 0.4];
const LEADS = [0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5];
const HOLDS_SECONDS = [0, 1, 2, 3];

const chosenOptions = (): SmoothingChoice => {
  const { enter, lead, leave, holdSeconds, leaveSeconds } = defaultJudgingOptions;
  const { halfLifeSeconds } = defaultSmoothingOptions;
  return { halfLifeSeconds, enter, lead, leave, holdSeconds, leaveSeconds };
};

/** Letting go without a successor hardly moves what is measured here, so `leave` stays as it is. */
const gridOf = (chosen: SmoothingChoice): SmoothingChoice[] =>
  HALF_LIVES_SECONDS.flatMap((halfLifeSeconds) =>
    ENTERS.flatMap((enter) =>
      LEADS.flatMap((lead) =>
        HOLDS_SECONDS.map((holdSeconds) => ({
          ...chosen,
          halfLifeSeconds,
          enter,
          lead,
          holdSeconds,
        })),
      ),
    ),
  );

const judge = ({
  medianLagSeconds,
  falseChangesPerMinute,
}: TradeOff): LettingGoReport['demands'] => [
  {
    name: 'the verdict follows a change',
    measured:
      medianLagSeconds === null
        ? 'never in the median'
        : `within ${medianLagSeconds} s in the median`,
    limit: '≤ 6 s',
    met: medianLagSeconds !== null && medianLagSeconds <= MOST_LAG_SECONDS,
  },
  {
    name: 'false changes within a clip',
    measured: `${falseChangesPerMinute.toFixed(2)} a minute`,
    limit: '≤ 1 a minute',
    met: falseChangesPerMinute <= MOST_FALSE_CHANGES,
  },
];

const measureGrid = async (
  changes: readonly HeardChange[],
  labels: readonly string[],
  { stop }: LettingGoOptions,
): Promise<TradeOff[]> => {
  const grid: TradeOff[] = [];
  for (const choice of gridOf(chosenOptions())) {
    stop.throwIfAborted();
    grid.push(await measureTradeOff(changes, labels, choice));
  }
  return grid;
};

/**
 * Streams joined validation clips once and measures, for the defaults and for many other options of smoothing,
 * how fast the verdict follows and how often it changes falsely. Fails with a `ModelError` when there are no
 * data or the model has learnt from these clips, and with the reason of `stop`.
 */
export const measureLettingGo = async (options: LettingGoOptions): Promise<LettingGoReport> => {
  const { classifier, manifest, dataDirectory, stop, onProgress } = options;
  const { name, hash, engine, featureSet, labels } = classifier.info;
  const dataset = await loadDataset(dataDirectory);
  requireUnheard(manifest, dataset, 'valid');
  const { valid } = splitDataset(dataset);
  const changes = await hearChanges(classifier, valid, stop, onProgress);
  const chosen = await measureTradeOff(changes, labels, chosenOptions());
  const seconds = changes.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  return {
    format: 'earshot-letting-go-1',
    model: { name, hash, engine, featureSet },
    protocol: PROTOCOL,
    changes: changes.length,
    minutes: Number((seconds / 60).toFixed(1)),
    chosen,
    grid: await measureGrid(changes, labels, options),
    demands: judge(chosen),
  };
};
