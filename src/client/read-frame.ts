import type { ServerMessage } from '../protocol/index.js';

/**
 * Reads a frame of the server: the message, or undefined for one that is to be ignored.
 * Throws for a frame that is no message.
 */
export type ReadFrame = (frame: unknown) => ServerMessage | undefined;

const COUNTED: ReadonlySet<unknown> = new Set(['prediction', 'detection', 'status', 'metadata']);

type Fields = { readonly type?: unknown; readonly station?: unknown; readonly seq?: unknown };

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const isCounted = ({ station, seq }: Fields): boolean =>
  typeof station === 'string' && Number.isSafeInteger(seq);

/**
 * Looks no further than at what the client itself works with: the server checks what it sends, and a
 * client without dependencies carries no schemas. Types that it does not know go on as they are.
 */
export const readFrame: ReadFrame = (frame) => {
  const value: unknown = typeof frame === 'string' ? JSON.parse(frame) : undefined;
  if (!isRecord(value) || typeof value.type !== 'string') {
    throw new TypeError('expected a JSON object with a type');
  }
  if (COUNTED.has(value.type) && !isCounted(value)) {
    throw new TypeError(`expected a station and a seq in a ${value.type}`);
  }
  return value as ServerMessage;
};
