import { spawnSync } from 'node:child_process';

/** Options of ffmpeg that make each format; all go through a pipe. */
export const ENCODINGS = {
  mp3: ['-c:a', 'libmp3lame', '-b:a', '160k', '-f', 'mp3'],
  'mp3 without gapless header': ['-c:a', 'libmp3lame', '-write_xing', '0', '-f', 'mp3'],
  aac: ['-c:a', 'aac', '-b:a', '160k', '-f', 'adts'],
  'ogg vorbis': ['-c:a', 'libvorbis', '-q:a', '6', '-f', 'ogg'],
  'ogg opus': ['-c:a', 'libopus', '-b:a', '128k', '-f', 'ogg'],
  flac: ['-c:a', 'flac', '-f', 'flac'],
  'ogg flac': ['-c:a', 'flac', '-f', 'ogg'],
} as const;

/** Runs ffmpeg over bytes given on its standard input and returns what it writes. */
export const runFfmpeg = (input: Uint8Array, options: readonly string[]): Buffer => {
  const args = ['-v', 'error', '-i', 'pipe:0', ...options, 'pipe:1'];
  const run = spawnSync('ffmpeg', args, { input, maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(run.stderr.toString());
  return run.stdout;
};
