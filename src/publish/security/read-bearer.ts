import { TOKEN_PREFIX } from './create-token.js';

/** Longer than any token; more is not even hashed. */
const MAX_TOKEN_LENGTH = 512;

const SECRET_NAMES: ReadonlySet<string> = new Set([
  'token',
  'access_token',
  'auth',
  'authorization',
  'apikey',
  'api_key',
  'key',
]);

/** The token of an `Authorization` header; `malformed` when there is one that holds no bearer token. */
export const readBearer = (
  authorization: string | undefined,
): { readonly token: string } | 'malformed' | undefined => {
  if (authorization === undefined) return undefined;
  const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization.trim())?.[1];
  return token !== undefined && token.length <= MAX_TOKEN_LENGTH ? { token } : 'malformed';
};

/** Whether an address carries what looks like a token: it would end up in logs and histories. */
export const hasTokenInUrl = (url: string): boolean => {
  if (url.includes(TOKEN_PREFIX)) return true;
  const query = url.split('?').slice(1).join('?');
  return [...new URLSearchParams(query).keys()].some((key) => SECRET_NAMES.has(key.toLowerCase()));
};
