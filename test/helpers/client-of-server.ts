import { onTestFinished } from 'vitest';
import {
  connect,
  type ConnectOptions,
  type EarshotClient,
  type SubscriptionEvent,
} from '../../src/client/index.js';
import { createStationHub } from '../../src/publish/hub/station-hub.js';
import type { ServerOptions } from '../../src/publish/start-server.js';
import { openLiveApi } from './live-api.js';

/** A server for one test with stations `fip` and `jazz`, which holds 20 messages of each. */
export const serveClients = async (
  options: Partial<ServerOptions> & { readonly firstSeq?: number } = {},
) => {
  const { firstSeq = 1000, ...others } = options;
  const hub = createStationHub({ firstSeq, maxHeldMessages: 20 });
  ['fip', 'jazz'].forEach((station) => hub.addStation(station, `synthetic:${station}`));
  return { ...(await openLiveApi({ hub, ...others })), hub };
};

/** A client for one test that waits no longer than it must before it connects again. */
export const openClient = (url: string, options: ConnectOptions = {}): EarshotClient => {
  const client = connect(url, { random: () => 0, ...options });
  onTestFinished(client.close);
  return client;
};

/** All that a client is told, as it comes. */
export const readAll = (client: EarshotClient): readonly SubscriptionEvent[] => {
  const heard: SubscriptionEvent[] = [];
  client.subscribe().subscribe((event) => heard.push(event));
  return heard;
};
