/** The program was called wrongly: exit code 2. The message is shown as it is. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
}

/** The configuration is wrong; the message names file, line and what was expected. */
export class ConfigError extends UsageError {
  override readonly name = 'ConfigError';
}

/** Something failed while running: exit code 1. Each line of the message is shown on its own. */
export class RunError extends Error {
  override readonly name = 'RunError';
}

/** It works, but not all is as it should be: exit code 3. */
export class ImperfectError extends Error {
  override readonly name = 'ImperfectError';
}

/** The user stopped the program before it could do its job: exit code 130, nothing more is said. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}

/** All that is to be said has been said already: exit code 1, nothing more is said. */
export class ReportedError extends Error {
  override readonly name = 'ReportedError';
}
