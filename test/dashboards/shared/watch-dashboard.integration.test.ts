import { filter, firstValueFrom, timeout } from 'rxjs';
import { afterEach, describe, expect, it } from 'vitest';
import { connectToServer } from '../../../dashboards/shared/connect-to-server.js';
import type { DashboardState } from '../../../dashboards/shared/dashboard-state.js';
import { watchDashboard } from '../../../dashboards/shared/watch-dashboard.js';
import { NodeSocket } from '../../../dashboards/terminal/node-socket.js';
import { serveMadeUpStations } from '../../helpers/serve-made-up-stations.js';
import type { MadeUpServer } from '../../helpers/serve-made-up-stations.js';
import { makeUpPrediction } from '../../helpers/made-up-station.js';

const servers: MadeUpServer[] = [];
const serve = async (port?: number): Promise<MadeUpServer> => {
  const server = await serveMadeUpStations(['demo', 'club'], port);
  servers.push(server);
  return server;
};

afterEach(async () => {
  await Promise.all(servers.splice(0).map(({ close }) => close()));
});

const watchFor = (url: string, isThere: (state: DashboardState) => boolean) =>
  firstValueFrom(
    watchDashboard(connectToServer(url, { WebSocket: NodeSocket })).pipe(
      filter(isThere),
      timeout(15_000),
    ),
  );

describe('watchDashboard against the real server', () => {
  it('shows all stations with what the server knew before', async () => {
    const { url, hub } = await serve();
    hub.publish('demo', { type: 'metadata', title: 'Artist – Song', wallTimeMs: 1 });
    hub.publish('demo', makeUpPrediction('jazz', 3, Date.now()));
    const state = await watchFor(url, ({ stations }) => !!stations[0]?.prediction);
    expect(state.connection).toEqual({ state: 'open' });
    expect(state.stations.map(({ station }) => station)).toEqual(['demo', 'club']);
    expect(state.stations[0]).toMatchObject({
      title: 'Artist – Song',
      prediction: { genre: 'jazz' },
    });
    expect(state.unreadableFrames).toBe(0);
  });

  it('comes back by itself when the server does', async () => {
    const first = await serve();
    const seen = watchFor(first.url, ({ stations }) => stations[1]?.title === 'after');
    await watchFor(first.url, ({ stations }) => stations.length === 2);
    await first.close();
    const second = await serve(first.port);
    second.hub.publish('club', { type: 'metadata', title: 'after', wallTimeMs: 1 });
    expect((await seen).connection).toEqual({ state: 'open' });
  });
});
