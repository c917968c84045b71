import * as tf from '@tensorflow/tfjs';
import { fitRidge } from '../../descriptors/fit-ridge.js';
import type { Rows } from '../rows/rows.js';
import type { NetSystem } from './net-system.js';
import { estimateRows } from './train-net.js';

/** Next to nothing beside thousands of rows; it keeps inputs that never change from being divided by 0. */
const PENALTY = 1;

const rowsOf = ({ inputs, count, width }: Rows): Float64Array[] =>
  Array.from({ length: count }, (_, row) =>
    Float64Array.from(inputs.subarray(row * width, (row + 1) * width)),
  );

const meanSquare = (truths: Float32Array, estimates: Float32Array): number =>
  truths.reduce((sum, truth, i) => sum + (truth - estimates[i]) ** 2, 0) / truths.length;

/** Plain linear regression, found at once, as a network of one linear layer. */
export const fitLinear: NetSystem['train'] = async ({ train, heldOut }, _, { onEpoch }) => {
  const [rows] = train.inputs;
  const { targets } = train;
  const maps = fitRidge(
    rowsOf(rows),
    rowsOf(targets).map((row) => Array.from(row)),
    PENALTY,
  );
  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [rows.width], units: maps.length }));
  tf.tidy(() =>
    model.setWeights([
      tf.tensor2d(maps.map(({ weights }) => Array.from(weights))).transpose(),
      tf.tensor1d(maps.map(({ intercept }) => intercept)),
    ]),
  );
  onEpoch({
    epoch: 1,
    train: meanSquare(targets.inputs, estimateRows(model, train.inputs)),
    heldOut: meanSquare(heldOut.targets.inputs, estimateRows(model, heldOut.inputs)),
  });
  return model;
};
