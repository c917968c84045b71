import type { JSX } from 'preact';
import type { Welcome } from '../../../src/protocol/index.js';
import type { StationView } from '../../shared/dashboard-state.js';

type Props = { readonly view: StationView; readonly welcome: Welcome | undefined };

const factsOf = ({ uri, status, prediction, missedMessages }: StationView, welcome?: Welcome) => [
  ['source', uri],
  ['state', status?.state ?? 'unknown'],
  ['latency', prediction ? `${Math.round(prediction.latencyMs)} ms` : 'unknown'],
  ['windows dropped', String(prediction?.droppedWindows ?? 0)],
  ['messages missed', String(missedMessages)],
  ['model', welcome ? `${welcome.model.name} ${welcome.model.hash}` : 'unknown'],
  ['engine', welcome?.model.engine ?? 'unknown'],
];

/** Where it comes from, how late it is, and what listens. */
export const Facts = ({ view, welcome }: Props): JSX.Element => (
  <section aria-labelledby="facts">
    <h2 id="facts">How it is heard</h2>
    <dl>
      {factsOf(view, welcome).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  </section>
);
