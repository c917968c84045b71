import { CLOSE_CODE, type ServerMessage } from '../../../protocol/index.js';
import { toFrame } from '../../hub/frame.js';
import type { Published } from '../../hub/published.js';
import type { ServerLimits } from '../../server-limits.js';
import { createAddressCounts } from '../../websocket/address-counts.js';
import type { EventStream } from './event-stream.js';

/** All clients that look on by server-sent events. */
export type EventClients = {
  readonly size: () => number;
  /** Says why there is no room for one more of this address, or undefined when there is. */
  readonly obstacle: (
    address: string,
  ) => { readonly status: 429 | 503; readonly message: string } | undefined;
  /** Counts the client until the function that comes back is called. */
  readonly add: (stream: EventStream, address: string) => () => void;
  readonly broadcast: (published: Published) => void;
  /** Says something to all, whatever they subscribed to. */
  readonly tell: (message: ServerMessage) => void;
  readonly beat: (heartbeat: ServerMessage) => void;
  /** Says goodbye to all. */
  readonly close: () => void;
};

const FULL = { status: 503, message: 'too many clients: try later' } as const;
const CROWD = { status: 429, message: 'too many clients of this address: try later' } as const;

/** Nobody yet. */
export const createEventClients = (
  limits: Pick<ServerLimits, 'maxClients' | 'maxClientsPerAddress'>,
): EventClients => {
  const streams = new Set<EventStream>();
  const counts = createAddressCounts();
  const tell = (message: ServerMessage): void => {
    const frame = toFrame(message);
    streams.forEach((stream) => stream.push(frame));
  };
  return {
    size: () => streams.size,
    obstacle: (address) => {
      if (streams.size >= limits.maxClients) return FULL;
      return counts.of(address) >= limits.maxClientsPerAddress ? CROWD : undefined;
    },
    add: (stream, address) => {
      const release = counts.add(address);
      streams.add(stream);
      return () => {
        release();
        streams.delete(stream);
      };
    },
    broadcast: (published) => streams.forEach((stream) => stream.deliver(published)),
    tell,
    beat: tell,
    close: () =>
      streams.forEach(({ end }) => end(CLOSE_CODE.shuttingDown, 'the server shuts down')),
  };
};
