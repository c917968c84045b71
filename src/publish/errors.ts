/** Why the live API could not be started. */
export type ServerStartErrorCode =
  'PORT_IN_USE' | 'ADDRESS_NOT_ALLOWED' | 'CANNOT_LISTEN' | 'BAD_TLS';

/** The live API could not be started; the message is one line fit for a user. */
export class ServerStartError extends Error {
  override readonly name = 'ServerStartError';
  constructor(
    readonly code: ServerStartErrorCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}
