import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const LIMIT_MS = 25_000;

/** A program of `examples/` while it runs. */
export type RunningExample = {
  /** Resolves when it has printed all of these; fails, with what it printed, when it ends before or takes too long. */
  readonly until: (...texts: readonly string[]) => Promise<string>;
  /** Ends it, and what it started, and resolves to its exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
  readonly ended: Promise<number | null>;
};

/** Starts a program in the folder of the repository, in a process group of its own. */
export const startExample = (
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): RunningExample => {
  const child = spawn(program, args, {
    cwd: ROOT,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const until = (...texts: readonly string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (texts.every((text) => printed.includes(text))) resolve(printed);
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      const fail = (how: string) => reject(new Error(`${how} ${texts.join(', ')}: ${printed}`));
      setTimeout(() => fail('too slow for'), LIMIT_MS).unref();
      void ended.then(() => fail('ended before'));
      look();
    });
  const stop = (signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, signal);
    return ended;
  };
  return { until, stop, ended };
};
