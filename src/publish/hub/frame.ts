import type { ServerMessage } from '../../protocol/index.js';

/** A message made ready for the wire once, whatever the number of clients it goes to. */
export type Frame = {
  readonly data: Buffer;
  /** While it waits, a newer frame of the same key takes its place; frames without one are all kept. */
  readonly key?: string;
  /** The station it is about, when leaving it out must be told. */
  readonly station?: string;
  /** Counts the messages of all stations of this server; only on those that have a `seq`. */
  readonly order?: number;
};

/** The newest of these says all that older ones said. */
const KEYED: ReadonlySet<string> = new Set(['heartbeat', 'model', 'stations']);

/** Serialises a message and says whether a newer one may take its place. */
export const toFrame = (message: ServerMessage): Frame => {
  const data = Buffer.from(JSON.stringify(message));
  if (KEYED.has(message.type)) return { data, key: message.type };
  if (message.type !== 'prediction') return { data };
  return { data, key: `prediction ${message.station}`, station: message.station };
};
