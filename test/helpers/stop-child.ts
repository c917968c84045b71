import type { ChildProcess } from 'node:child_process';

/** Ends a child that a test started, and waits until it is gone. */
export const stopChild = (child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });
