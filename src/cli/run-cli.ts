import { buildProgram } from './build-program.js';
import type { CommandContext } from './command-context.js';
import { reportError } from './report-error.js';

/** Runs the command that `args` (without node and script) ask for; resolves to the exit code. */
export const runCli = async (args: readonly string[], context: CommandContext): Promise<number> => {
  try {
    await buildProgram(context).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    return reportError(error, context.stderr);
  }
};
