import { describe, expect, it } from 'vitest';
import { initialDashboardState } from '../../../dashboards/shared/dashboard-state.js';
import { reduceDashboard, type DatedEvent } from '../../../dashboards/shared/reduce-dashboard.js';
import type { ServerMessage } from '../../../src/protocol/index.js';
import {
  backoffOf,
  detectionOf,
  predictionOf,
  welcomeTo,
} from '../../helpers/dashboard-messages.js';

const eventsAfter = (...events: readonly DatedEvent[]) =>
  events
    .reduce(reduceDashboard, initialDashboardState)
    .events.map(({ id, station, kind, label, detail }) =>
      [id, station ?? 'server', kind, label, detail].join(' ').trim(),
    );

const say = (...messages: readonly ServerMessage[]): readonly DatedEvent[] =>
  messages.map((message) => ({ type: 'message', message }));

describe('the list of events', () => {
  it('tells of genres, states, titles and what was lost, but not of every prediction', () => {
    const title = { type: 'metadata', station: 'demo', seq: 1, title: 'So What', wallTimeMs: 5 };
    const events = eventsAfter(
      ...say(
        welcomeTo('demo'),
        predictionOf('demo', 'jazz', 1),
        detectionOf('demo', 'jazz', 3),
        detectionOf('demo', 'jazz', 3, 46),
        backoffOf('demo', 'refused'),
        backoffOf('demo', 'refused'),
        title as ServerMessage,
        { type: 'gap', station: 'demo', from: 3, to: 12 },
        { type: 'lagged', station: 'demo', dropped: 4 },
      ),
    );
    expect(events).toEqual([
      '1 demo sound jazz began',
      '2 demo sound jazz ended after 43 s',
      '3 demo status backoff refused',
      '4 demo title So What',
      '5 demo lost 10 messages missed, held by the server no longer',
      '6 demo lost 4 left out, this client was too slow',
    ]);
  });

  it('tells once that the connection was lost, and when it is there again', () => {
    const closed = { type: 'closed', reason: 'gone', atMs: 7 } as const;
    const events = eventsAfter(
      { type: 'open' },
      ...say(welcomeTo('demo')),
      { ...closed, retryInSeconds: 2 },
      { ...closed, retryInSeconds: 1 },
      { type: 'connecting' },
      { type: 'open' },
    );
    expect(events).toEqual([
      '1 server server connected',
      '2 server server no connection gone',
      '3 server server connected again',
    ]);
  });

  it('keeps a thousand, and dates those that the server did not date', () => {
    const many = Array.from({ length: 1500 }, (_, nth) => detectionOf('demo', 'jazz', nth));
    const state = [...say(...many), { type: 'open', atMs: 99 } as const].reduce<
      typeof initialDashboardState
    >(reduceDashboard, initialDashboardState);
    expect(state.events).toHaveLength(1000);
    expect(state.events.at(-1)).toMatchObject({ id: 1501, wallTimeMs: 99 });
  });
});
