import type { ServerMessage } from '../../src/protocol/index.js';
import { serverMessageSchema } from '../../src/protocol/index.js';
import { parseWithoutControls } from './parse-without-controls.js';

const KNOWN_TYPES: ReadonlySet<unknown> = new Set(
  serverMessageSchema.options.map((option) => option.shape.type.value),
);

/**
 * Reads one text frame; undefined for a message type of a later protocol, which is to be ignored. Throws for
 * what is no message of this protocol, or one with wrong fields.
 */
export const readServerMessage = (frame: unknown): ServerMessage | undefined => {
  const value = typeof frame === 'string' ? parseWithoutControls(frame) : undefined;
  if (typeof value !== 'object' || value === null || !('type' in value)) {
    throw new TypeError('expected a JSON object with a type');
  }
  const isUnknown = typeof value.type === 'string' && !KNOWN_TYPES.has(value.type);
  return isUnknown ? undefined : serverMessageSchema.parse(value);
};
