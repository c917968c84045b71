type ErrorOptions = { readonly retryable?: boolean; readonly cause?: unknown };

/** Base of all errors of a source; `retryable` tells whether another try can help. */
export class StreamError extends Error {
  override readonly name: string = 'StreamError';
  readonly retryable: boolean;
  constructor(
    readonly code: string,
    message: string,
    options: ErrorOptions = {},
  ) {
    super(message, { cause: options.cause });
    this.retryable = options.retryable ?? false;
  }
}

/** The source cannot be opened: wrong address, missing file, refused connection, unknown device. */
export class SourceUnavailableError extends StreamError {
  override readonly name = 'SourceUnavailableError';
}

/** The source is open but delivers no audio any more. */
export class SourceStalledError extends StreamError {
  override readonly name = 'SourceStalledError';
}

/** Bytes came, but they are no audio that can be decoded. */
export class DecodeError extends StreamError {
  override readonly name = 'DecodeError';
}
