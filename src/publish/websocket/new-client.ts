import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Access } from '../security/access.js';

/** A WebSocket that was just opened. */
export type NewClient = {
  readonly socket: WebSocket;
  /** What the WebSocket reads from and writes to. */
  readonly stream: Duplex;
  readonly address: string;
  readonly access: Exclude<Access, { kind: 'refused' }>;
};
