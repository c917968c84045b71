import { buildCustomCnn } from './build-custom-cnn.js';
import { drawWeights, type MakeNetwork, toExamples } from './run-network.js';
import { trainNetwork } from './train-network.js';

const EPOCHS = 40;

/** The report's custom CNN: Adam, stopped early, the rate halved on plateaus. */
export const makeCustomCnn: MakeNetwork = async ({ labels, train, valid }, context) => {
  const { seed, stop, effort, progress } = context;
  const model = buildCustomCnn(labels.length, drawWeights(seed));
  const epochs = effort === 'quick' ? 1 : EPOCHS;
  const curve = await trainNetwork(model, toExamples(train), valid && toExamples(valid), {
    epochs,
    batchSize: 32,
    rate: 1e-3,
    seed,
    patience: 8,
    plateau: 3,
    stop,
    onEpoch: ({ epoch }) => progress(epoch / epochs, 'epochs'),
  });
  return { model, curve, dispose: () => void model.dispose() };
};
