import { expect } from 'vitest';
import type { ServerOptions } from '../../src/publish/start-server.js';
import { predictionBody } from './fake-bodies.js';
import { connectClient, openLiveApi } from './live-api.js';

/** Far above what it takes, far below what a server that is held up would make of it. */
const MAX_DELAY_MS = 1000;

/**
 * A server for one test, with one client that behaves; `served` fails unless that one gets its messages in time, whatever others do.
 * A client that does not answer its goodbye is cut soon.
 */
export const startBesiegedServer = async (options: Partial<ServerOptions> = {}) => {
  const limits = { closeTimeoutMs: 200, ...options.limits };
  const api = await openLiveApi({ ...options, limits });
  const good = await connectClient(api.url);
  await good.subscribe('good', { stations: ['fip'] });
  const served = async (messages = 20): Promise<void> => {
    for (let sent = 0; sent < messages; sent++) {
      const startMs = performance.now();
      const { seq } = api.hub.publish('fip', predictionBody());
      await good.find((message) => message.type === 'prediction' && message.seq === seq);
      expect(performance.now() - startMs).toBeLessThan(MAX_DELAY_MS);
    }
  };
  return { ...api, served };
};
