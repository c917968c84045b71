import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { ServerStartError } from '../errors.js';

/** Where certificate (with those between it and the root) and private key lie, in PEM. */
export type TlsPaths = { readonly cert: string; readonly key: string };

/** Certificate and private key, in PEM. */
export type TlsFiles = { readonly cert: Buffer; readonly key: Buffer };

const read = async (file: string): Promise<Buffer> => {
  try {
    return await readFile(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : message;
    throw new ServerStartError('BAD_TLS', `cannot read ${file} for TLS: ${reason}`, error);
  }
};

/**
 * Reads what TLS needs and tries it, so that nothing wrong gets as far as a client.
 * Fails with a `ServerStartError` that names the files and never what is in them.
 */
export const loadTls = async (paths: TlsPaths): Promise<TlsFiles> => {
  const [cert, key] = await Promise.all([read(paths.cert), read(paths.key)]);
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    const message = `expected a certificate in ${paths.cert} and its private key in ${paths.key}, both in PEM without a passphrase: ${(error as Error).message}`;
    throw new ServerStartError('BAD_TLS', message, error);
  }
  return { cert, key };
};
