import { createStationHub } from '../../src/publish/hub/station-hub.js';
import { createToken } from '../../src/publish/security/create-token.js';
import { hashToken } from '../../src/publish/security/hash-token.js';
import { startLiveApi } from './live-api.js';

/** A token that a server for examples knows. */
export const EXAMPLE_TOKEN = createToken();

/** A real server with the station `fip`, which wants a token when `isLocked`. */
export const serveToExamples = async ({ port = 0, firstSeq = 1000, isLocked = false } = {}) => {
  const hub = createStationHub({ firstSeq });
  hub.addStation('fip', 'synthetic:demo');
  const tokens = [{ name: 'example', role: 'reader' as const, hash: hashToken(EXAMPLE_TOKEN) }];
  const api = await startLiveApi({ hub, port, ...(isLocked && { tokens }) });
  return { ...api, hub };
};
