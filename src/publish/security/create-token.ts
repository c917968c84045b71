import { randomBytes } from 'node:crypto';

/** Begins every token, so that programs that look for secrets in files find them. */
export const TOKEN_PREFIX = 'earshot_';

const RANDOM_BYTES = 32;

/** A token of 256 random bits, fit for a header: `earshot_` and 43 characters. */
export const createToken = (): string =>
  `${TOKEN_PREFIX}${randomBytes(RANDOM_BYTES).toString('base64url')}`;
