import type { ServerMessage } from '../../src/protocol/index.js';
import { serverMessageSchema } from '../../src/protocol/index.js';

const KNOWN_TYPES: ReadonlySet<unknown> = new Set(
  serverMessageSchema.options.map((option) => option.shape.type.value),
);

// Raw, or written as an escape; frames without any, nearly all, are read without looking at each value.
const MAY_CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\\[^"\\/]/u;

// Titles and reasons come from strangers; control characters in them could drive a terminal.
const withoutControls = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '') : value;

const parse = (frame: string): unknown =>
  MAY_CONTROL.test(frame) ? JSON.parse(frame, withoutControls) : JSON.parse(frame);

/**
 * Reads one text frame; undefined for a message type of a later protocol, which is to be ignored. Throws for
 * what is no message of this protocol, or one with wrong fields.
 */
export const readServerMessage = (frame: unknown): ServerMessage | undefined => {
  const value = typeof frame === 'string' ? parse(frame) : undefined;
  if (typeof value !== 'object' || value === null || !('type' in value)) {
    throw new TypeError('expected a JSON object with a type');
  }
  const isUnknown = typeof value.type === 'string' && !KNOWN_TYPES.has(value.type);
  return isUnknown ? undefined : serverMessageSchema.parse(value);
};
