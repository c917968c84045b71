import { execFile } from 'node:child_process';

/** A program to start, and what it is given. */
export type Command = { readonly program: string; readonly args: readonly string[] };

const TIE = ['--pdeathsig', 'KILL', '--'] as const;
const PATIENCE_MS = 5000;

let canTie: Promise<boolean> | undefined;

const askSetpriv = (): Promise<boolean> =>
  new Promise((resolve) => {
    if (process.platform !== 'linux') return resolve(false);
    const options = { timeout: PATIENCE_MS };
    execFile('setpriv', [...TIE, 'true'], options, (error) => resolve(error === null));
  });

/**
 * The same command, such that Linux kills the child when this process is gone, however it went and whatever the
 * child is doing then. Where util-linux's setpriv is missing it is unchanged: the child then ends by itself when it
 * next reads or writes a pipe of ours.
 */
export const dieWithUs = async (program: string, args: readonly string[]): Promise<Command> =>
  (await (canTie ??= askSetpriv()))
    ? { program: 'setpriv', args: [...TIE, program, ...args] }
    : { program, args };
