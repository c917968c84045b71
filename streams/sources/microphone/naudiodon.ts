import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';

/** The part of naudiodon that is used. Its own types are no help where it did not build: it is optional. */
export type Naudiodon = {
  readonly SampleFormatFloat32: number;
  readonly getDevices: () => ReadonlyArray<{
    readonly id: number;
    readonly name: string;
    readonly maxInputChannels: number;
    readonly defaultSampleRate: number;
    readonly hostAPIName: string;
  }>;
  readonly getHostAPIs: () => {
    readonly defaultHostAPI: number;
    readonly HostAPIs: ReadonlyArray<{ readonly defaultInput: number }>;
  };
  readonly AudioIO: (options: { readonly inOptions: object }) => Readable & { start: () => void };
};

/**
 * Loads naudiodon. Only for a child process: it prints to stdout and catches crashes in its own way.
 * @throws Error when it is not installed or did not build.
 */
export const loadNaudiodon = (): Naudiodon =>
  createRequire(import.meta.url)('naudiodon') as Naudiodon;
