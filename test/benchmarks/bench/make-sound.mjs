// The sound that everything here hears: real clips where EARSHOT_DATA names them, else music of our own code.
import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLE_RATE_HZ } from '../../../dist/streams/index.js';
import { renderSynthetic } from '../../../dist/streams/sources/synthetic/render-synthetic.js';
import { hasProgram } from './find-program.mjs';

const CLIPS = 12;
const STYLES = ['jazz', 'disco', 'classical'];

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(opus|mp3|ogg|wav|flac)$/.test(path))
    .sort()
    .map((path) => join(folder, path));

/** As many clips as are wanted, evenly out of all. */
const chooseClips = (data) => {
  const all = ['emotify', 'gtzan/audio'].flatMap((each) => filesBelow(join(data, each)));
  return Array.from({ length: CLIPS }, (_, n) => all[Math.floor(((n + 0.5) * all.length) / CLIPS)]);
};

const madeUp = (folder) =>
  STYLES.map((style) => {
    const path = join(folder, `${style}.f32`);
    writeFileSync(path, new Uint8Array(renderSynthetic(style, 30).buffer));
    return path;
  });

const encode = (folder, inputs, seconds) => {
  const count = inputs.length;
  const raw = ['-f', 'f32le', '-ar', String(SAMPLE_RATE_HZ), '-ac', '1'];
  const named = inputs.flatMap((path) => [...(path.endsWith('.f32') ? raw : []), '-i', path]);
  const each = inputs.map(
    (_, n) => `[${n}:a]aresample=44100,aformat=channel_layouts=stereo[s${n}]`,
  );
  const joined = `${inputs.map((_, n) => `[s${n}]`).join('')}concat=n=${count}:v=0:a=1[all]`;
  const path = join(folder, 'long.mp3');
  const to = ['-map', '[all]', '-t', String(seconds), '-c:a', 'libmp3lame', '-b:a', '128k'];
  const filter = ['-filter_complex', [...each, joined].join(';')];
  const plain = ['-write_xing', '0', '-id3v2_version', '0', '-map_metadata', '-1'];
  const args = ['-v', 'error', '-nostdin', '-y', ...named, ...filter, ...to, ...plain, path];
  execFileSync('ffmpeg', args);
  return path;
};

/** An MP3 of our own where there is no ffmpeg to make one. */
const repeatFixture = (folder, seconds) => {
  const once = readFileSync(new URL('../../fixtures/encoded/jazz.mp3', import.meta.url));
  const path = join(folder, 'long.mp3');
  writeFileSync(path, Buffer.concat(Array(Math.ceil(seconds / 1.04)).fill(once)));
  return path;
};

/** Writes an MP3 (stereo, 44.1 kHz, 128 kb/s) of about so many seconds; tells its path and what it is. */
export const makeSound = (folder, seconds) => {
  if (!hasProgram('ffmpeg', '-version')) {
    return { mp3: repeatFixture(folder, seconds), what: 'a made-up second, 65 kb/s' };
  }
  const data = process.env.EARSHOT_DATA;
  const inputs = data ? chooseClips(data) : madeUp(folder);
  const what = data ? `${inputs.length} real clips` : 'made-up music';
  return { mp3: encode(folder, inputs, seconds), what: `${what}, stereo, 44.1 kHz, 128 kb/s` };
};
