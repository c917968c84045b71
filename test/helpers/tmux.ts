import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A program in a real terminal. */
export type TmuxTerminal = {
  /** The screen as text, one line a row. */
  readonly screen: () => Promise<string>;
  /** The screen with its escape sequences for colours and styles. */
  readonly styledScreen: () => Promise<string>;
  /** Presses keys by tmux's names: `q`, `Down`, `Escape`, `C-c`. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly resize: (columns: number, rows: number) => Promise<void>;
  /** From now on all that the program writes goes into `file` too. */
  readonly record: (file: string) => Promise<void>;
  /** The screen as soon as it satisfies `isThere`; fails with the last screen after 15 s. */
  readonly waitFor: (isThere: (screen: string) => boolean) => Promise<string>;
  /** Ends the terminal and what runs in it. */
  readonly close: () => Promise<void>;
};

/** What to run, and how large the terminal is. */
export type TmuxOptions = {
  /** Run by sh. */
  readonly command: string;
  readonly columns: number;
  readonly rows: number;
  readonly environment?: Readonly<Record<string, string>>;
};

const DEADLINE_MS = 15_000;
const POLL_MS = 50;
let terminals = 0;

// Ink draws nothing live where CI is set, and the users' terminals do not set it.
const cleanEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(CI|CI_.*|CONTINUOUS_INTEGRATION|TMUX.*|NO_COLOR|FORCE_COLOR|NODE_ENV|VITEST.*)$/.test(
          name,
        ),
    ),
  );

/** Starts `command` in a terminal of its own; each has its own tmux server. */
export const openTmux = async (options: TmuxOptions): Promise<TmuxTerminal> => {
  const { command, columns, rows, environment = {} } = options;
  terminals += 1;
  const socket = `earshot-test-${process.pid}-${terminals}`;
  const env = { ...cleanEnvironment(), ...environment, LC_ALL: 'C.UTF-8', SHELL: '/bin/sh' };
  const tmux = async (...args: readonly string[]): Promise<string> =>
    (await run('tmux', ['-u', '-f', '/dev/null', '-L', socket, ...args], { env })).stdout;
  const size = ['-x', String(columns), '-y', String(rows)];
  await tmux('new-session', '-d', ...size, command);
  const screen = () => tmux('capture-pane', '-p');
  const waitFor = async (isThere: (text: string) => boolean): Promise<string> => {
    const deadline = Date.now() + DEADLINE_MS;
    for (;;) {
      const text = await screen();
      if (isThere(text)) return text;
      if (Date.now() > deadline) throw new Error(`not on the screen in time:\n${text}`);
      await wait(POLL_MS);
    }
  };
  return {
    screen,
    styledScreen: () => tmux('capture-pane', '-e', '-p'),
    press: async (...keys) => void (await tmux('send-keys', ...keys)),
    resize: async (x, y) => void (await tmux('resize-window', '-x', String(x), '-y', String(y))),
    record: async (file) => void (await tmux('pipe-pane', `exec cat > '${file}'`)),
    waitFor,
    close: async () => void (await tmux('kill-server')),
  };
};
