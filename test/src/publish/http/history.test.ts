import { describe, expect, it } from 'vitest';
import { stationHistorySchema } from '../../../../src/protocol/index.js';
import { detectionBody, predictionBody, titleBody } from '../../../helpers/fake-bodies.js';
import { openLiveApi } from '../../../helpers/live-api.js';
import { bearing, reader, TOKENS } from '../../../helpers/secured-api.js';

const start = async (options: Parameters<typeof openLiveApi>[0] = {}) => {
  const api = await openLiveApi(options);
  api.hub.publish('fip', predictionBody());
  api.hub.publish('fip', titleBody('So What'));
  api.hub.publish('fip', detectionBody('began'));
  const ask = (path: string, headers = {}) =>
    fetch(`http://127.0.0.1:${api.port}/v1/stations/${path}`, { headers });
  return { ...api, ask };
};

describe('GET /v1/stations/NAME/history', () => {
  it('tells what the station played before', async () => {
    const { ask } = await start();
    const answer = await ask('fip/history?seconds=600&stepSeconds=10');
    expect(answer.status).toBe(200);
    const history = stationHistorySchema.parse(await answer.json());
    expect(history).toMatchObject({ station: 'fip', seq: 3, wallTimeMs: 5000, stepSeconds: 10 });
    expect(history.steps).toMatchObject([{ predictions: 1, smoothed: { blues: 0.75 } }]);
    expect(history.titles).toEqual([{ title: 'So What', wallTimeMs: 5000 }]);
    expect(history.detections).toMatchObject([{ label: 'blues', startSeconds: 3 }]);
  });

  it('is empty where nothing was heard, and forgets a station that is taken away', async () => {
    const { ask, hub } = await start();
    expect(await (await ask('jazz/history')).json()).toMatchObject({ steps: [], titles: [] });
    hub.removeStation('fip');
    hub.addStation('fip', 'radio:http://fip.example/');
    expect(await (await ask('fip/history')).json()).toMatchObject({ steps: [], detections: [] });
  });

  it.each([
    ['nova/history', 404],
    ['__proto__/history', 404],
    ['fip/history?seconds=0', 400],
    ['fip/history?seconds=-1', 400],
    ['fip/history?seconds=1e9', 400],
    ['fip/history?stepSeconds=x', 400],
    ['fip/history?stepSeconds=3601', 400],
    ['fip/history?minutes=3', 400],
  ])('refuses %s with %i', async (path, status) => {
    const { ask } = await start();
    const answer = await ask(path);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { code: status } });
  });

  it('wants a token where the server does', async () => {
    const { ask } = await start({ tokens: TOKENS });
    expect((await ask('fip/history')).status).toBe(401);
    expect((await ask('fip/history', bearing(reader))).status).toBe(200);
  });
});
