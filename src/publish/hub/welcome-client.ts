import type { ModelInfo } from '../../../models/index.js';
import { PROTOCOL, type Role, type Welcome } from '../../protocol/index.js';
import { describeModel } from './describe-model.js';
import type { StationHub } from './station-hub.js';

/** What the server tells of itself. */
export type ServerInfo = { readonly serverVersion: string; readonly model: ModelInfo };

/** The first message on every socket. */
export const welcomeClient = (
  session: string,
  role: Role,
  { serverVersion, model }: ServerInfo,
  hub: StationHub,
  heartbeatSeconds: number,
): Welcome => ({
  type: 'welcome',
  protocol: PROTOCOL,
  serverVersion,
  session,
  role,
  ...describeModel(model),
  heartbeatSeconds,
  stations: hub.snapshots().map(({ station, uri, seq }) => ({ station, uri, seq })),
});
