import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ModelError } from '../errors.js';
import type { DataRequest, SourceClip } from '../data/data-request.js';
import { loadSource } from '../data/load-source.js';
import type { Split } from '../training/dataset.js';
import { noiseSplit, stemSplits } from './part-of.js';
import type { SoundClip } from './sound-clip.js';
import type { SoundKind } from './sound-kinds.js';
import { syntheticMusic } from './synthetic-music.js';

type Request = Omit<DataRequest, 'sources'>;

/** Gives the part of a clip, or nothing when it must not be used. */
type Part = (clip: SourceClip) => Split | undefined;

const load = async (
  directory: string,
  origin: string,
  request: Request,
): Promise<readonly SourceClip[]> => {
  const folder = join(directory, origin);
  if (existsSync(folder)) return (await loadSource(folder, { ...request, sources: [] })).clips;
  throw new ModelError(
    'data-missing',
    `no folder ${origin} in ${directory}: expected music-speech, noise, emotify and gtzan there`,
  );
};

const toSoundClips = (
  clips: readonly SourceClip[],
  origin: string,
  kindOf: (clip: SourceClip) => SoundKind,
  partOf: Part,
): SoundClip[] =>
  clips.flatMap((clip) => {
    const split = partOf(clip);
    const { name, genre, readLogMelDb } = clip;
    return split ? [{ name, origin, genre, kind: kindOf(clip), split, readLogMelDb }] : [];
  });

/** Music that is trained and checked on but never tested on: the test part belongs to the genre model. */
const musicPart: Part = ({ split }) => (split === 'test' ? undefined : split);

const ourMusic = async (): Promise<SoundClip[]> =>
  (await syntheticMusic()).map(({ genre, readLogMelDb }) => {
    const facts = { kind: 'music', origin: 'synthetic', split: 'train' } as const;
    return { ...facts, name: `synthetic:${genre}`, genre, readLogMelDb };
  });

/**
 * Recordings of music, speech and noise below `directory`: `music-speech/{music,speech}` with every fifth
 * stem for test, `noise/<kind>` with its fifth fold for test, and as more music the training and validation
 * clips of `emotify` and `gtzan` and, to train on, what the demo plays. Fails with a `ModelError` that names what is missing.
 */
export const loadSoundClips = async (
  directory: string,
  request: Request = {},
): Promise<readonly SoundClip[]> => {
  const origins = ['music-speech', 'noise', 'emotify', 'gtzan'];
  const loaded: (readonly SourceClip[])[] = [];
  for (const origin of origins) loaded.push(await load(directory, origin, request));
  const [musicSpeech, noise, emotify, gtzan] = loaded;
  const stems = stemSplits(musicSpeech.map(({ name }) => name));
  return [
    ...toSoundClips(
      musicSpeech,
      'music-speech',
      ({ genre }) => (genre === 'speech' ? 'speech' : 'music'),
      ({ name }) => stems.get(name),
    ),
    ...toSoundClips(
      noise,
      'noise',
      () => 'noise',
      ({ name }) => noiseSplit(name),
    ),
    ...toSoundClips(emotify, 'emotify', () => 'music', musicPart),
    ...toSoundClips(gtzan, 'gtzan', () => 'music', musicPart),
    ...(await ourMusic()),
  ];
};

/** The same clips, read once and kept: a training draws from each of them hundreds of times. */
export const keepInMemory = (clips: readonly SoundClip[]): readonly SoundClip[] =>
  clips.map((clip) => {
    let kept: Float32Array | undefined;
    return { ...clip, readLogMelDb: () => (kept ??= clip.readLogMelDb()) };
  });
