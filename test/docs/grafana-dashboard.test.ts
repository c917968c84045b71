import { parser } from '@prometheus-io/lezer-promql';
import { expect, it } from 'vitest';
import { createModelSlot } from '../../models/index.js';
import { createEngineMetrics } from '../../src/publish/metrics/engine-metrics.js';
import { createFakeClassifier } from '../helpers/fake-classifier.js';
import { detectionBody, predictionBody } from '../helpers/fake-bodies.js';
import { connectClient, startLiveApi } from '../helpers/live-api.js';
import { readDashboard } from '../helpers/read-dashboard.js';
import { readMetrics } from '../helpers/read-metrics.js';

/** The names and labels that a query speaks of, by the grammar of Prometheus itself. */
const readQuery = (query: string) => {
  const [names, labels]: [string[], string[]] = [[], []];
  let isSound = true;
  parser.parse(query).iterate({
    enter: ({ type, name, from, to }) => {
      const text = query.slice(from, to);
      if (type.isError) isSound = false;
      if (name === 'Identifier') names.push(text);
      if (name === 'LabelName') labels.push(text);
    },
  });
  return { names, labels, isSound };
};

it('asks in every panel for metrics and labels that there are, in sound PromQL', async () => {
  const engineMetrics = createEngineMetrics();
  const { classifier } = engineMetrics.watch(createModelSlot(createFakeClassifier())).lease();
  await classifier.step([{ input: new Float32Array(1), state: classifier.initialState() }]);
  const { port, url, hub, close } = await startLiveApi({ engineMetrics });
  hub.publish('fip', predictionBody());
  hub.publish('fip', detectionBody('began'));
  const alarm = { label: 'dead-air', alarm: 'dead-air' } as const;
  hub.publish('fip', { ...detectionBody('began'), ...alarm });
  const client = await connectClient(url);
  client.socket.close();
  await client.closed;
  await readMetrics(port);
  const { text } = await readMetrics(port);
  await close();
  const series = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const { queries, variables } = readDashboard('1m');
  expect(queries.length).toBeGreaterThan(20);
  for (const { query } of [...queries, ...variables]) {
    const { names, labels, isSound } = readQuery(query);
    expect(isSound, query).toBe(true);
    expect(names.length, query).toBeGreaterThan(0);
    for (const name of names) {
      const own = series.filter(
        (line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `),
      );
      expect(own.length, `${name} of ${query}`).toBeGreaterThan(0);
    }
    for (const label of labels.filter((each) => each !== 'instance')) {
      const isKnown = names.some((name) =>
        series.some((line) => line.startsWith(`${name}{`) && line.includes(`${label}="`)),
      );
      expect(isKnown, `label ${label} of ${query}`).toBe(true);
    }
  }
});
