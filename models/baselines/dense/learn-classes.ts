import { likeliest } from '../classical/likeliest.js';
import type { ExperimentContext } from '../experiment.js';
import type { CurvePoint } from '../pictures/draw-learning-curve.js';
import type { Rows } from '../rows/rows.js';
import { takeRows } from '../rows/take-rows.js';
import { type ClassScores, scoreClasses } from '../scores/score-classes.js';
import type { DenseData, DenseHooks, DenseModel, DenseTraining } from './dense-training.js';
import { trainPerceptron } from './train-perceptron.js';

/** What a network made of the rows it learnt from and of those it did not. */
export type LearntClasses = {
  readonly train: ClassScores;
  readonly test: ClassScores;
  /** Position of the class that each test row was judged to have. */
  readonly judged: Int32Array;
  /** Accuracy after each epoch, on at most 10,000 rows of each side. */
  readonly curve: readonly CurvePoint[];
  readonly parameterCount: number;
  /** Accuracy over the last epoch's steps, with dropout on and weights that still move; where it is counted. */
  readonly learningAccuracy?: number | undefined;
};

/** What `learnClasses` learns with. */
export type ClassLearning = {
  readonly training: Omit<DenseTraining, 'outputs' | 'head'>;
  /** Trains; the small perceptron unless told otherwise. */
  readonly learn?: (
    data: DenseData,
    training: DenseTraining,
    hooks: DenseHooks,
  ) => Promise<DenseModel>;
} & Pick<ExperimentContext, 'progress' | 'stop'>;

const ROWS_OF_CURVE = 10_000;

const firstRows = (rows: Rows): Rows =>
  takeRows(
    rows,
    Array.from({ length: Math.min(rows.count, ROWS_OF_CURVE) }, (_, row) => row),
  );

const judge = async (predict: DenseModel['predict'], rows: Rows): Promise<Int32Array> =>
  likeliest(await predict(rows.inputs), rows.names.length);

const accuracyOf = async (predict: DenseModel['predict'], rows: Rows): Promise<number> => {
  const judged = await judge(predict, rows);
  return judged.filter((label, row) => label === rows.labels[row]).length / rows.count;
};

/** Looks at both sides after each epoch. */
const watch = (
  train: Rows,
  test: Rows,
  progress: ExperimentContext['progress'],
  curve: CurvePoint[],
): Required<DenseHooks>['onEpoch'] => {
  const sides = { train: firstRows(train), test: firstRows(test) };
  return async ({ epoch, epochs, loss }, model) => {
    for (const [rows, side] of Object.entries(sides)) {
      curve.push({ epoch, rows, value: await accuracyOf(model.predict, side) });
    }
    progress(epoch / epochs, `epoch ${epoch}/${epochs}  loss ${loss.toFixed(3)}`);
  };
};

/** What a trained network makes of both sides. */
const score = async (
  { predict, parameterCount }: DenseModel,
  train: Rows,
  test: Rows,
): Promise<Omit<LearntClasses, 'curve' | 'learningAccuracy'>> => {
  const outputs = train.names.length;
  const judged = await judge(predict, test);
  return {
    train: scoreClasses(train.labels, await judge(predict, train), outputs),
    test: scoreClasses(test.labels, judged, outputs),
    judged,
    parameterCount,
  };
};

/**
 * Trains a network that tells the classes of rows apart, and scores it on both sides. Inputs are scaled
 * already; rows have their order from a random split. Throws the reason of `stop` when that is aborted.
 */
export const learnClasses = async (
  train: Rows,
  test: Rows,
  { training, learn = trainPerceptron, progress, stop }: ClassLearning,
): Promise<LearntClasses> => {
  const outputs = train.names.length;
  const curve: CurvePoint[] = [];
  const look = watch(train, test, progress, curve);
  let learningAccuracy: number | undefined;
  const model = await learn(
    { ...train, targets: train.labels },
    { ...training, outputs, head: 'softmax' },
    {
      onEpoch: async (epoch, lent) => {
        learningAccuracy = epoch.accuracy;
        await look(epoch, lent);
      },
      onShare: (share) =>
        progress(share, `epoch ${Math.floor(share * training.epochs) + 1}/${training.epochs}`),
      stop,
    },
  );
  try {
    return { ...(await score(model, train, test)), curve, learningAccuracy };
  } finally {
    model.dispose();
  }
};
