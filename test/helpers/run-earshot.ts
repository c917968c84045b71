import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));

/** How a run of the built program ended. */
export type EarshotRun = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** True when the program left a child process behind. */
  readonly leftRunning: boolean;
};

/** The built program while it runs. */
export type RunningEarshot = {
  readonly child: ChildProcess;
  /** Resolves when stdout or stderr holds `text`; fails when the program ends before. */
  readonly until: (text: string | RegExp) => Promise<string>;
  readonly ended: Promise<EarshotRun>;
};

const groupIsAlive = (pid: number): boolean => {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Starts the built program in a process group of its own; the caller stops it. */
export const startEarshot = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): RunningEarshot => {
  const child = spawn(process.execPath, [MAIN, ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ...env },
  });
  const written = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written.stderr += text));
  const ended = once(child, 'close').then(([code]: unknown[]) => {
    const leftRunning = process.platform !== 'win32' && groupIsAlive(child.pid ?? 0);
    return { code: code as number | null, ...written, leftRunning };
  });
  const until = (text: string | RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const all = written.stdout + written.stderr;
        if (typeof text === 'string' ? all.includes(text) : text.test(all)) resolve(all);
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      void ended.then((run) => reject(new Error(`ended before ${text}: ${run.stderr}`)));
      look();
    });
  return { child, until, ended };
};

/** Runs the built program to its end. */
export const runEarshot = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<EarshotRun> => startEarshot(args, env).ended;
