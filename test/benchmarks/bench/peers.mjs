// Others that do a part of the same, over the same sound, each in a process on the first core. What is not installed
// is passed over with a word; nothing is installed for it.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { onCore } from './find-program.mjs';

const run = promisify(execFile);
const pathOf = (name) => fileURLToPath(new URL(`../peers/${name}`, import.meta.url));

/** The name, what it does, and the command, which prints one JSON object with `microseconds` of an audio second. */
const PEERS = [
  {
    name: 'ffmpeg',
    does: 'decodes the MP3 to mono at 22,050 Hz: the floor of all that listens to it',
    command: (mp3) => [process.execPath, pathOf('ffmpeg-alone.mjs'), mp3],
  },
  {
    name: 'meyda',
    does: 'MFCC, chroma, RMS, centroid, flatness, zero crossings of as many frames as Earshot takes',
    command: (mp3) => [process.execPath, pathOf('meyda-alone.mjs'), mp3],
  },
  {
    name: 'essentia',
    does: 'essentia.js: the MFCC alone, of as many frames',
    command: (mp3) => [process.execPath, pathOf('essentia-alone.mjs'), mp3],
  },
  ...['python3', '/usr/bin/python3'].map((python) => ({
    name: 'python',
    does: 'librosa (MFCC and chroma of each window of 3 s, each second) and a CNN with LSTM in PyTorch',
    command: (mp3) => [python, pathOf('librosa_pipeline.py'), mp3],
  })),
];

const ask = async ({ command }, mp3) => {
  const [program, ...args] = onCore(0, command(mp3));
  try {
    const { stdout } = await run(program, args);
    return JSON.parse(stdout.trim().split('\n').at(-1));
  } catch (error) {
    const reason = String(error.stderr || error.message)
      .trim()
      .split('\n')
      .at(-1);
    return { skipped: reason.slice(0, 160) };
  }
};

/** What each peer takes, or why it was passed over; only those named, where names are given. */
export const measurePeers = async (mp3, names) => {
  const found = {};
  for (const peer of PEERS) {
    const { name, does } = peer;
    const isWanted = names === undefined || names.includes(name);
    if (!isWanted || found[name]?.microseconds || !existsSync(mp3)) continue;
    const said = await ask(peer, mp3);
    const realTimeFactor = said.microseconds && Number((1e6 / said.microseconds).toFixed(1));
    found[name] = { does, ...said, ...(realTimeFactor && { realTimeFactor }) };
  }
  return found;
};
