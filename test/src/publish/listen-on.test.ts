import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { listenOn } from '../../../src/publish/listen-on.js';

const servers = new Set<ReturnType<typeof createServer>>();
afterEach(() => {
  servers.forEach((server) => server.close());
  servers.clear();
});

const listen = (host: string, port: number): Promise<number> => {
  const server = createServer();
  servers.add(server);
  return listenOn(server, host, port);
};

describe('listenOn', () => {
  it('takes a free port for 0', async () => {
    expect(await listen('127.0.0.1', 0)).toBeGreaterThan(0);
  });

  it('says in one line that a port is in use', async () => {
    const port = await listen('127.0.0.1', 0);
    await expect(listen('127.0.0.1', port)).rejects.toMatchObject({
      name: 'ServerStartError',
      code: 'PORT_IN_USE',
      message: `port ${port} on 127.0.0.1 is in use: choose another with --port (0 takes a free one)`,
    });
  });

  it('says in one line why it cannot listen', async () => {
    await expect(listen('127.0.0.1', 70_000)).rejects.toMatchObject({ code: 'CANNOT_LISTEN' });
  });
});
