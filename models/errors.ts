/** A model or data set cannot be used; the message says what was expected and what was found. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  constructor(
    readonly code:
      | 'model-missing'
      | 'model-damaged'
      | 'model-mismatch'
      | 'engine-missing'
      | 'engine-unfit'
      | 'data-missing'
      | 'data-damaged'
      | 'data-heard'
      | 'sound-missing',
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}
