import { spawnSync } from 'node:child_process';

/** Whether a program is on the PATH; `flag` is what it says its version by. */
export const hasProgram = (name, flag = '--version') =>
  spawnSync(name, [flag], { stdio: 'ignore' }).error === undefined;

/** What runs a command on the first core alone, where there is such a program. */
export const onCore = (core, command) =>
  hasProgram('taskset') ? ['taskset', '-c', String(core), ...command] : command;
