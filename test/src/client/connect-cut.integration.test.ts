import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SubscriptionEvent } from '../../../src/client/index.js';
import { openClient, readAll, serveClients } from '../../helpers/client-of-server.js';
import { detectionBody, predictionBody, titleBody } from '../../helpers/fake-bodies.js';
import { openDetour } from '../../helpers/open-detour.js';
import { waitUntil } from '../../helpers/wait-until.js';

const STATIONS = ['fip', 'jazz'] as const;
const BODIES = [() => predictionBody(), () => titleBody('x'), () => detectionBody('began')];

/** Of each station the numbers that a reader has or knows to be lost, as it learned of them. */
const account = (heard: readonly SubscriptionEvent[], station: string): readonly number[] =>
  heard.flatMap((event) => {
    if (!('station' in event) || event.station !== station || event.type === 'lagged') return [];
    if (event.type !== 'gap') return [event.seq];
    return Array.from({ length: event.to - event.from + 1 }, (_, index) => event.from + index);
  });

const step = fc.record({
  cut: fc.boolean(),
  station: fc.constantFrom(...STATIONS),
  body: fc.nat({ max: BODIES.length - 1 }),
  count: fc.nat({ max: 30 }),
});

describe('a client whose connection is cut again and again', () => {
  it('holds what was sent, in order, once, gaps declared', { timeout: 60_000 }, async () => {
    const play = async (
      steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
    ) => {
      const { port, hub, heartbeats$, close } = await serveClients();
      const detour = await openDetour(port);
      const client = openClient(`ws://127.0.0.1:${detour.port}`);
      const heard = readAll(client);
      try {
        await waitUntil(() => heard.length > 0);
        for (const { cut, station, body, count } of steps) {
          for (let nth = 0; nth < count; nth += 1) hub.publish(station, BODIES[body]!());
          if (!cut) heartbeats$.next();
          else {
            const { connections } = client.counters();
            detour.cut();
            await waitUntil(() => client.counters().connections > connections);
          }
        }
        STATIONS.forEach((station) => hub.publish(station, titleBody('the end')));
        await waitUntil(() =>
          STATIONS.every(
            (station) => account(heard, station).at(-1) === hub.snapshot(station)?.seq,
          ),
        );
      } finally {
        client.close();
        detour.close();
        await close();
      }
      for (const station of STATIONS) {
        const sent = (hub.snapshot(station)?.seq ?? 0) - 1000;
        expect(account(heard, station)).toEqual(Array.from({ length: sent }, (_, i) => 1001 + i));
      }
    };
    const steps = fc.array(step, { minLength: 1, maxLength: 6 });
    await fc.assert(fc.asyncProperty(steps, play), { numRuns: 8 });
  });
});
