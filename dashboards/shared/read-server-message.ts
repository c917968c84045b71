import { serverMessageSchema } from '../../src/protocol/index.js';
import type { ConnectionEvent } from './connection-event.js';

const KNOWN_TYPES: ReadonlySet<unknown> = new Set(
  serverMessageSchema.options.map((option) => option.shape.type.value),
);

// Titles and reasons come from strangers; control characters in them could drive a terminal.
const withoutControls = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '') : value;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text, withoutControls);
  } catch {
    return undefined;
  }
};

/** Reads one text frame; undefined for a message type of a later protocol, which is to be ignored. */
export const readServerMessage = (frame: unknown): ConnectionEvent | undefined => {
  const value = typeof frame === 'string' ? parse(frame) : undefined;
  if (typeof value !== 'object' || value === null || !('type' in value)) {
    return { type: 'unreadable' };
  }
  if (typeof value.type === 'string' && !KNOWN_TYPES.has(value.type)) {
    return undefined;
  }
  const read = serverMessageSchema.safeParse(value);
  return read.success ? { type: 'message', message: read.data } : { type: 'unreadable' };
};
