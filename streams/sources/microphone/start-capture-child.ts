import { type ChildProcess, fork } from 'node:child_process';
import { tmpdir } from 'node:os';
import { compiledScript } from '../../compiled-script.js';
import { SourceUnavailableError } from '../../errors.js';
import { dieWithUs } from '../children/die-with-us.js';
import type { CaptureMessage } from './capture-message.js';

const findScript = (): string => {
  const script = compiledScript('./capture-child.js', import.meta.url);
  if (script !== undefined) return script;
  throw new SourceUnavailableError(
    'not-built',
    'expected the compiled capture program, found none: run npm run build',
  );
};

/** A running child, and its end. */
export type CaptureChild = {
  readonly child: ChildProcess;
  /** Settles when the child is gone, however it went. */
  readonly ended: Promise<string>;
};

/**
 * Starts the child that owns naudiodon: to capture from the device of that id, or to list devices.
 * It hears nothing of our streams, writes none, and dies with us; aborting `signal` kills it.
 */
export const startCaptureChild = async (
  deviceId: string | undefined,
  onMessage: (message: CaptureMessage) => void,
  signal: AbortSignal,
): Promise<CaptureChild> => {
  const { program, args } = await dieWithUs(process.execPath, []);
  const child = fork(findScript(), deviceId === undefined ? [] : [deviceId], {
    execPath: program,
    execArgv: [...args],
    // naudiodon writes a crash.log where it runs.
    cwd: tmpdir(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  signal.addEventListener('abort', kill, { once: true });
  if (signal.aborted) kill();
  child.on('message', onMessage);
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, killer) =>
      resolve(killer ? `was ended by ${killer}` : `ended with code ${code}`),
    );
  });
  void ended.then(() => signal.removeEventListener('abort', kill));
  return { child, ended };
};
