import { CommanderError } from 'commander';
import { EarshotClientError } from '../client/index.js';
import {
  ImperfectError,
  InterruptedError,
  ReportedError,
  RunError,
  UsageError,
} from '../errors.js';
import { ModelError } from '../../models/index.js';
import { StreamError } from '../../streams/index.js';
import { ServerStartError } from '../publish/errors.js';

const isExpected = (error: unknown): error is Error =>
  error instanceof UsageError ||
  error instanceof RunError ||
  error instanceof ImperfectError ||
  error instanceof ModelError ||
  error instanceof StreamError ||
  error instanceof ServerStartError ||
  error instanceof EarshotClientError ||
  // The system's own words (ENOENT, EADDRINUSE, …) are about the user's files and ports.
  (error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string');

const describe = (error: unknown): string => {
  if (isExpected(error)) return error.message;
  const whole = error instanceof Error ? error : new Error(String(error));
  if (process.env.EARSHOT_DEBUG) return `internal error: ${whole.stack ?? whole.message}`;
  return `internal error: ${whole.message} (set EARSHOT_DEBUG=1 to see where)`;
};

/** Says what went wrong on `stderr`, one `earshot: …` line for each thing, and gives the exit code. */
export const reportError = (error: unknown, stderr: NodeJS.WritableStream): number => {
  // Commander has said it already; help and version end with 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof InterruptedError) return 130;
  if (error instanceof ReportedError) return 1;
  for (const line of describe(error).split('\n')) stderr.write(`earshot: ${line}\n`);
  if (error instanceof ImperfectError) return 3;
  return error instanceof UsageError ? 2 : 1;
};
