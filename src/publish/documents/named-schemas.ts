import type { z } from 'zod';
import * as protocol from '../../protocol/index.js';

/** The messages that a server sends, by the name that documents give them. */
export const serverMessages = {
  Challenge: protocol.challengeSchema,
  Welcome: protocol.welcomeSchema,
  Stations: protocol.stationsSchema,
  Model: protocol.modelMessageSchema,
  Subscribed: protocol.subscribedSchema,
  Unsubscribed: protocol.unsubscribedSchema,
  Snapshot: protocol.snapshotSchema,
  Heartbeat: protocol.heartbeatSchema,
  Gap: protocol.gapSchema,
  Lagged: protocol.laggedSchema,
  Error: protocol.errorSchema,
  Prediction: protocol.predictionSchema,
  Detection: protocol.detectionSchema,
  Status: protocol.statusSchema,
  Metadata: protocol.metadataSchema,
} as const;

/** The messages that a client sends. */
export const clientMessages = {
  Subscribe: protocol.subscribeSchema,
  Unsubscribe: protocol.unsubscribeSchema,
  Authenticate: protocol.authenticateSchema,
} as const;

/** Every message, and what messages and control requests are made of, by name. */
export const namedSchemas: Readonly<Record<string, z.ZodType>> = {
  ...serverMessages,
  ...clientMessages,
  ServerMessage: protocol.serverMessageSchema,
  ClientMessage: protocol.clientMessageSchema,
  StationSnapshot: protocol.stationSnapshotSchema,
  StationHistory: protocol.stationHistorySchema,
  AddStation: protocol.addStationSchema,
  ChangeSettings: protocol.changeSettingsSchema,
  ChooseModel: protocol.chooseModelSchema,
};
