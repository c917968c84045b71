import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createToken } from '../../../../src/publish/security/create-token.js';
import { predictionBody } from '../../../helpers/fake-bodies.js';
import { freePort } from '../../../helpers/free-port.js';
import { connectClient } from '../../../helpers/live-api.js';
import { makeCertificate } from '../../../helpers/make-certificate.js';
import { needs } from '../../../helpers/needs.js';
import { bearing, reader, openSecuredApi } from '../../../helpers/secured-api.js';
import { stopChild } from '../../../helpers/stop-child.js';
import { waitUntil } from '../../../helpers/wait-until.js';

const EXAMPLE = readFileSync(
  new URL('../../../../docs/nginx.example.conf', import.meta.url),
  'utf8',
);
const folders = new Set<string>();
let nginx: ChildProcess | undefined;

afterEach(async () => {
  if (nginx) await stopChild(nginx);
  nginx = undefined;
  folders.forEach((folder) => rmSync(folder, { recursive: true }));
  folders.clear();
});

/** The example of the documents, with ports and files of this test and all that nginx writes in its folder. */
const writeConfig = (folder: string, cert: string, key: string, port: number, behind: number) => {
  const site = EXAMPLE.replace('listen 443', `listen 127.0.0.1:${port}`)
    .replace('radio.example;', 'localhost;')
    .replace(/ssl_certificate \S+;/, `ssl_certificate ${cert};`)
    .replace(/ssl_certificate_key \S+;/, `ssl_certificate_key ${key};`)
    .replace('127.0.0.1:8765', `127.0.0.1:${behind}`);
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const paths = kinds.map((kind) => `${kind}_temp_path ${join(folder, kind)};`).join('\n');
  const file = join(folder, 'nginx.conf');
  const http = `access_log ${join(folder, 'access.log')};\n${paths}\n${site}`;
  writeFileSync(
    file,
    `daemon off;\nmaster_process off;\npid ${join(folder, 'pid')};\nevents {}\nhttp {\n${http}\n}\n`,
  );
  return file;
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.on('error', () => resolve(false)).on('connect', () => socket.destroy());
  });

const startBehindNginx = async () => {
  const api = await openSecuredApi({ allowedHosts: ['localhost'], trustedProxies: ['127.0.0.1'] });
  const { folder, cert, key, ca } = makeCertificate();
  folders.add(folder);
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const config = writeConfig(folder, cert, key, port, api.port);
  nginx = spawn('nginx', ['-c', config, '-e', join(folder, 'error.log')], { stdio: 'ignore' });
  await waitUntil(() => answers(port));
  const log = (): string => readFileSync(join(folder, 'access.log'), 'utf8');
  return { ...api, log, ca, proxy: port, proxyUrl: `wss://localhost:${port}/v1/ws` };
};

const ask = async (port: number, path: string, ca: Buffer, headers: object) => {
  const asking = request({ host: 'localhost', port, path, ca, headers: { ...headers } }).end();
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  return response;
};

describe.skipIf(!needs('nginx', 'openssl'))('behind nginx, by the documented configuration', () => {
  it('WebSocket, HTTP and server-sent events come through TLS', async () => {
    const { proxy, proxyUrl, ca, hub, log } = await startBehindNginx();
    const client = await connectClient(proxyUrl, { ca, headers: bearing(reader) });
    await client.subscribe('a');
    const events = await ask(proxy, '/v1/events', ca, bearing(reader));
    expect(events.headers['content-type']).toContain('text/event-stream');
    const heard = once(events, 'data');
    hub.publish('fip', predictionBody());
    await client.find(({ type }) => type === 'prediction');
    await heard;
    events.on('error', () => {}).destroy();
    const stations = await ask(proxy, '/v1/stations', ca, bearing(reader));
    expect(stations.statusCode).toBe(200);
    stations.resume();
    expect((await ask(proxy, '/v1/stations', ca, {})).resume().statusCode).toBe(401);
    expect(log()).not.toContain(reader);
  });

  it('the limit on wrong tokens counts the address that nginx saw, whatever the client claims', async () => {
    const { proxy, ca, port, events } = await startBehindNginx();
    for (let wrong = 0; wrong < 11; wrong += 1) {
      const headers = { ...bearing(createToken()), 'x-forwarded-for': `203.0.113.${wrong}` };
      const { statusCode } = (await ask(proxy, '/v1/stations', ca, headers)).resume();
      expect(statusCode).toBe(wrong < 10 ? 401 : 429);
    }
    expect(port).not.toBe(proxy);
    expect(new Set(events.map((event) => 'address' in event && event.address))).toEqual(
      new Set(['127.0.0.1']),
    );
  });
});
