import { execFile } from 'node:child_process';

let found: Promise<string | undefined> | undefined;

const askVersion = (): Promise<string | undefined> =>
  new Promise((resolve) => {
    execFile('ffmpeg', ['-hide_banner', '-version'], { timeout: 5000 }, (error, stdout) => {
      resolve(error ? undefined : (/version (\S+)/.exec(stdout)?.[1] ?? 'unknown'));
    });
  });

/** The version of the ffmpeg on the PATH, or undefined when there is none; asked once for each process. */
export const findFfmpeg = (): Promise<string | undefined> => (found ??= askVersion());
