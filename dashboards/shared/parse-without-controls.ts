// Raw, or written as an escape; texts without any, nearly all, are read without looking at each value.
const MAY_CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\\[^"\\/]/u;

const withoutControls = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '') : value;

/**
 * Reads JSON in which titles and reasons come from strangers: control characters in them, which could drive a
 * terminal, are left out. Throws a `SyntaxError` for what is no JSON.
 */
export const parseWithoutControls = (text: string): unknown =>
  MAY_CONTROL.test(text) ? JSON.parse(text, withoutControls) : JSON.parse(text);
