import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { stopChild } from './stop-child.js';
import { waitUntil } from './wait-until.js';

/** A sound card made of software, whose output is its own microphone. */
export type VirtualSoundCard = {
  /** What a program must have in its environment to see the card. */
  readonly env: Readonly<Record<string, string>>;
  /** Plays a WAV file, over and over, until the card stops. */
  readonly play: (wav: Uint8Array) => Promise<void>;
  /** Ends the daemon with SIGKILL, and everybody's connection with it. */
  readonly kill: () => Promise<void>;
  /** Starts another daemon, and goes on playing. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Starts PulseAudio with a null sink, in a folder of its own. */
export const startVirtualSoundCard = async (): Promise<VirtualSoundCard> => {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-sound-'));
  await chmod(folder, 0o700);
  const env = { XDG_RUNTIME_DIR: folder, HOME: folder, PULSE_LATENCY_MSEC: '30' };
  const options = { env: { ...process.env, ...env }, stdio: 'ignore' } as const;
  const children: ChildProcess[] = [];
  let daemon: ChildProcess;
  let stopped = false;
  const run = (program: string, ...args: readonly string[]): Promise<boolean> =>
    new Promise((resolve) => {
      const child = spawn(program, args, options);
      children.push(child);
      child.once('error', () => resolve(false));
      child.once('exit', (code) => resolve(code === 0));
    });
  const startDaemon = async (): Promise<void> => {
    daemon = spawn('pulseaudio', DAEMON_ARGUMENTS, options);
    children.push(daemon);
    await waitUntil(() => run('pactl', 'info'));
  };
  await startDaemon();
  return {
    env,
    kill: () => stopChild(daemon),
    restart: startDaemon,
    play: async (wav) => {
      const path = join(folder, 'playing.wav');
      await writeFile(path, wav);
      const again = async (): Promise<void> => {
        while (!stopped) {
          // While the daemon is away it fails at once.
          if (!(await run('paplay', '--device=stage', path))) await setTimeout(RETRY_MS);
        }
      };
      void again();
    },
    stop: async () => {
      stopped = true;
      await Promise.all(children.map((child) => stopChild(child)));
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const RETRY_MS = 200;

const DAEMON_ARGUMENTS = [
  ...['-n', '--daemonize=no', '--exit-idle-time=-1', '--disallow-exit'],
  ...['-L', 'module-native-protocol-unix auth-anonymous=1'],
  ...['-L', 'module-null-sink sink_name=stage rate=44100 channels=2'],
];
