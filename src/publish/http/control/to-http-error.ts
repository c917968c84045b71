import { ControlError, type ControlProblem } from '../../../stations/control-error.js';
import { HttpError } from '../http-error.js';

const STATUS: Readonly<Record<ControlProblem, number>> = {
  invalid: 400,
  'not-allowed': 403,
  'unknown-station': 404,
  'unknown-model': 404,
  'name-taken': 409,
  'too-many': 409,
};

/** What a client is told of a change that cannot be made; other errors pass unchanged. */
export const toHttpError = (error: unknown): unknown =>
  error instanceof ControlError ? new HttpError(STATUS[error.problem], error.message) : error;
