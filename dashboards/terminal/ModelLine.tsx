import type { Welcome } from '../../src/protocol/index.js';
import { Line } from './Line.js';

/** Which model listens: name, hash, engine, features, and how long and how far apart its windows are. */
export const ModelLine = ({ welcome }: { readonly welcome: Welcome }) => {
  const { model, windowSeconds, hopSeconds, labels } = welcome;
  const window = `${Number(windowSeconds.toFixed(1))} s every ${Number(hopSeconds.toFixed(1))} s`;
  const engine = `${model.engine} · ${model.featureSet}`;
  return (
    <Line
      spans={[
        { text: 'Model ', dim: true },
        { text: `${model.name} ${model.hash.slice(0, 8)}` },
        { text: ` · ${labels.length} genres · ${window} · ${engine}`, dim: true },
      ]}
    />
  );
};
