import { describe, expect, it } from 'vitest';
import { openStations } from '../../../src/stations/open-stations.js';
import { recordEvents } from '../../helpers/record-events.js';
import { serveHttp } from '../../helpers/serve-http.js';

const decoder = 'wasm';
const giveUp = 'when-hopeless';

describe('openStations', () => {
  it('leaves stations of a configuration free', async () => {
    let asked = 0;
    const server = await serveHttp((_request, response) => {
      asked += 1;
      response.writeHead(404).end();
    });
    const [own] = openStations([{ name: 'own', source: `radio:${server.url}/` }], {
      ...{ decoder, giveUp },
    });
    await expect(recordEvents(own!.source).next(() => false)).rejects.toThrow('404');
    expect(asked).toBe(1);
    await server.close();
  });

  it('tells that there is no such mount, and waits for it, unless told to give up', async () => {
    const server = await serveHttp((_request, response) => void response.writeHead(404).end());
    const [own] = openStations([{ name: 'own', source: `radio:${server.url}/` }], { decoder });
    const heard = recordEvents(own!.source);
    const said = await heard.next((event) => event.kind === 'status' && event.state !== 'starting');
    expect(said).toMatchObject({
      state: 'failed',
      reason: expect.stringMatching(/answered 404.*; trying will hardly help, and is done again/),
    });
    heard.stop();
    await server.close();
  });

  it('guards what was added over the API also after a restart', async () => {
    let asked = 0;
    const server = await serveHttp((_request, response) => {
      asked += 1;
      response.end();
    });
    const added = { name: 'added', source: `radio:${server.url}/`, publicOnly: true };
    const [station] = openStations([added], { decoder, giveUp });
    await expect(recordEvents(station!.source).next(() => false)).rejects.toMatchObject({
      code: 'address-not-allowed',
    });
    expect(asked).toBe(0);
    await server.close();
  });

  it.each(['file:/etc/passwd', 'microphone:', 'package.json'])(
    'takes no %s for a station that is public only',
    (source) => {
      const open = () => openStations([{ name: 'a', source, publicOnly: true }], { decoder });
      expect(open).toThrow(/expected radio:URL/);
    },
  );
});
