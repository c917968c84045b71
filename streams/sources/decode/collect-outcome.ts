import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { FfmpegEncoding } from './encoding.js';

const TAIL_CHARACTERS = 2000;

/** Why a child ended, for an error message. */
export type Outcome = {
  /** One line: what was decoded and the child's last words. Waits until the child is gone. */
  readonly describe: (encoding: FfmpegEncoding) => Promise<string>;
};

/** Drains the child's stderr, keeping its end only, and notes how it exits. */
export const collectOutcome = (child: ChildProcessWithoutNullStreams): Outcome => {
  let tail = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-TAIL_CHARACTERS);
  });
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(`ffmpeg did not start: ${error.message}`));
    child.on('close', (code) => resolve(`ffmpeg ended with code ${code}`));
  });
  const describe = async (encoding: FfmpegEncoding): Promise<string> => {
    const end = await ended;
    const lastLine = tail.trim().split('\n').at(-1) ?? '';
    const reason = lastLine.replace(/^\[[^\]]*\]\s*/, '').replace(/^pipe:0:\s*/, '') || end;
    return `expected decodable ${encoding}, got none: ${reason}`;
  };
  return { describe };
};
