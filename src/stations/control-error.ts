/** What kind of thing is wrong with a request. */
export type ControlProblem =
  'invalid' | 'not-allowed' | 'unknown-station' | 'unknown-model' | 'name-taken' | 'too-many';

/** A change that was asked for and cannot be made; the message is for whoever asked. */
export class ControlError extends Error {
  override readonly name = 'ControlError';

  constructor(
    readonly problem: ControlProblem,
    message: string,
    options: { readonly cause?: unknown } = {},
  ) {
    super(message, options);
  }
}
