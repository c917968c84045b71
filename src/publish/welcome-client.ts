import type { ModelInfo } from '../../models/index.js';
import { FEATURE_SET, SAMPLE_RATE_HZ } from '../../streams/index.js';
import { PROTOCOL, type Welcome } from '../protocol/index.js';
import type { StationHub } from './station-hub.js';

/** What the server tells of itself. */
export type ServerInfo = { readonly serverVersion: string; readonly model: ModelInfo };

/** The first message on every socket. */
export const welcomeClient = (
  session: string,
  { serverVersion, model }: ServerInfo,
  hub: StationHub,
  heartbeatSeconds: number,
): Welcome => {
  const { name, hash, engine, featureSet, labels } = model;
  const frameSeconds = FEATURE_SET.frameHopSamples / SAMPLE_RATE_HZ;
  return {
    type: 'welcome',
    protocol: PROTOCOL,
    serverVersion,
    session,
    labels: [...labels],
    model: { name, hash, engine, featureSet },
    windowSeconds: FEATURE_SET.windowFrames * frameSeconds,
    hopSeconds: FEATURE_SET.windowHopFrames * frameSeconds,
    heartbeatSeconds,
    stations: hub.snapshots().map(({ station, uri, seq }) => ({ station, uri, seq })),
  };
};
