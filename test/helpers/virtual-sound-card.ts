import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopChild } from './stop-child.js';
import { waitUntil } from './wait-until.js';

/** A sound card made of software, whose output is its own microphone. */
export type VirtualSoundCard = {
  /** What a program must have in its environment to see the card. */
  readonly env: Readonly<Record<string, string>>;
  /** Plays a WAV file, over and over, until the card stops. */
  readonly play: (wav: Uint8Array) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Starts PulseAudio with a null sink, in a folder of its own. */
export const startVirtualSoundCard = async (): Promise<VirtualSoundCard> => {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-sound-'));
  await chmod(folder, 0o700);
  const env = { XDG_RUNTIME_DIR: folder, HOME: folder, PULSE_LATENCY_MSEC: '30' };
  const options = { env: { ...process.env, ...env }, stdio: 'ignore' } as const;
  const daemon = spawn('pulseaudio', DAEMON_ARGUMENTS, options);
  const children: ChildProcess[] = [daemon];
  let stopped = false;
  const run = (program: string, ...args: readonly string[]): Promise<boolean> =>
    new Promise((resolve) => {
      const child = spawn(program, args, options);
      children.push(child);
      child.once('error', () => resolve(false));
      child.once('exit', (code) => resolve(code === 0));
    });
  await waitUntil(() => run('pactl', 'info'));
  return {
    env,
    play: async (wav) => {
      const path = join(folder, 'playing.wav');
      await writeFile(path, wav);
      const again = async (): Promise<void> => {
        while (!stopped && (await run('paplay', '--device=stage', path)));
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

const DAEMON_ARGUMENTS = [
  ...['-n', '--daemonize=no', '--exit-idle-time=-1', '--disallow-exit'],
  ...['-L', 'module-native-protocol-unix auth-anonymous=1'],
  ...['-L', 'module-null-sink sink_name=stage rate=44100 channels=2'],
];
