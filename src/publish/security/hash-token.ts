import { createHash } from 'node:crypto';

/**
 * What is kept of a token: `sha256:` and 64 hexadecimal digits. Tokens hold 256 random bits, so nothing slower is
 * needed to keep them from being guessed by their hashes.
 */
export const hashToken = (token: string): string =>
  `sha256:${createHash('sha256').update(token).digest('hex')}`;
