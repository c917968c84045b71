import type { ZodError } from 'zod';
import {
  CLOSE_CODE,
  clientMessageSchema,
  type ClientMessage,
  type ErrorMessage,
} from '../../protocol/index.js';

/** A client's message, or the answer that says what was expected instead. */
export type ParsedMessage =
  | { readonly ok: true; readonly message: ClientMessage }
  | { readonly ok: false; readonly error: ErrorMessage };

const EXPECTED = 'expected {"type":"subscribe","id":…} or {"type":"unsubscribe","id":…}';

const parseJson = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

const idOf = (value: unknown): string | undefined => {
  const id = (value as { id?: unknown } | null)?.id;
  return typeof id === 'string' && id.length <= 64 ? id : undefined;
};

const explain = ({ issues }: ZodError): string => {
  const [first] = issues;
  const path = first?.path.join('.');
  return path ? `${EXPECTED}; at "${path}": ${first?.message}` : EXPECTED;
};

const refuse = (message: string, id?: string): ParsedMessage => ({
  ok: false,
  error: { type: 'error', ...(id !== undefined && { id }), code: CLOSE_CODE.badMessage, message },
});

/** Reads one frame of a client; never throws, whatever was sent. */
export const parseClientMessage = (data: Buffer, isBinary: boolean): ParsedMessage => {
  if (isBinary) return refuse(`${EXPECTED} as text, got a binary frame`);
  const json = parseJson(data.toString());
  if (!json) return refuse(`${EXPECTED}, got no JSON`);
  const result = clientMessageSchema.safeParse(json.value);
  if (result.success) return { ok: true, message: result.data };
  return refuse(explain(result.error), idOf(json.value));
};
