import { once } from 'node:events';
import { copyFile, rm, writeFile } from 'node:fs/promises';
import { get, request, type IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import { connect, type PeerCertificate, type TLSSocket } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import { connectClient, startLiveApi } from '../../../helpers/live-api.js';
import { makeCertificate } from '../../../helpers/make-certificate.js';
import { needs } from '../../../helpers/needs.js';
import { bearing, operator, reader, openSecuredApi, TOKENS } from '../../../helpers/secured-api.js';

const certificateOf = async (port: number): Promise<PeerCertificate> => {
  const socket: TLSSocket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const certificate = socket.getPeerCertificate();
  socket.destroy();
  return certificate;
};

describe.skipIf(!needs('openssl'))('TLS', () => {
  const [one, other] = needs('openssl') ? [makeCertificate(), makeCertificate()] : [];
  const { cert, key, ca, folder } = one!;
  afterAll(() => Promise.all([folder, other!.folder].map((each) => rm(each, { recursive: true }))));

  it('is spoken on the WebSocket and over HTTP, and nothing else is', async () => {
    const { url, port } = await openSecuredApi({ tls: { cert, key } });
    expect(url).toBe(`wss://127.0.0.1:${port}/v1/ws`);
    await connectClient(url, { ca, headers: bearing(reader) });
    const path = '/v1/stations';
    const asking = requestSecure({ port, path, ca, headers: bearing(reader) }).end();
    const [response] = (await once(asking, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(200);
    expect(response.headers['strict-transport-security']).toContain('max-age=');
    response.resume();
    await expect(once(get({ port }), 'response')).rejects.toThrow();
    await expect(connectClient(url.replace('wss:', 'ws:'))).rejects.toThrow();
  });

  it('takes a renewed certificate while clients stay', async () => {
    const renewed = { cert: `${folder}/renewed.pem`, key: `${folder}/renewed.key` };
    await Promise.all([copyFile(cert, renewed.cert), copyFile(key, renewed.key)]);
    const { url, port, reload } = await openSecuredApi({ tls: renewed });
    const client = await connectClient(url, { ca, headers: bearing(operator) });
    const before = await certificateOf(port);
    await Promise.all([copyFile(other!.cert, renewed.cert), copyFile(other!.key, renewed.key)]);
    await reload({ tokens: TOKENS, tls: renewed });
    expect((await certificateOf(port)).fingerprint256).not.toBe(before.fingerprint256);
    await client.subscribe('a');
    await writeFile(renewed.cert, 'half a certificate');
    await expect(reload({ tokens: [], tls: renewed })).rejects.toMatchObject({ code: 'BAD_TLS' });
    await connectClient(url, { ca: other!.ca, headers: bearing(reader) });
  });

  it.each([
    [
      'a file that is not there',
      { cert: '/nonexistent/a.pem', key },
      /\/nonexistent\/a\.pem.*no such file/,
    ],
    [
      'a key of another certificate',
      { cert, key: other!.key },
      /expected a certificate in .* private key/,
    ],
    ['files the wrong way round', { cert: key, key: cert }, /expected a certificate in/],
  ])('does not start with %s, and says so without telling what is in it', async (_, tls, said) => {
    const failure = await startLiveApi({ tls }).catch((error: Error) => error);
    expect(failure).toMatchObject({ name: 'ServerStartError', code: 'BAD_TLS' });
    expect((failure as Error).message).toMatch(said);
    expect((failure as Error).message).not.toMatch(/BEGIN|\n/);
  });

  it('does not let a client that never shakes hands hold the server up', async () => {
    const { port } = await openSecuredApi({ tls: { cert, key } });
    const plain = request({ port }).on('error', () => {});
    plain.end();
    expect((await certificateOf(port)).subject.CN).toBe('localhost');
  });
});
