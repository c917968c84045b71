import { join } from 'node:path';
import type { DataRequest, SourceClip } from '../data/data-request.js';
import { loadSource } from '../data/load-source.js';
import type { Split } from '../training/dataset.js';
import { loadSoundClips } from '../sound-kind/load-sound-clips.js';
import type { Recording } from './fit-familiarity.js';

/** A recording and the name of the figure that it counts for. */
export type Sorted = Recording & { readonly sort: string };

/** What rejection is learnt from and measured on. */
export type RejectionData = {
  /** What a genre model of these labels was trained on, and music of other genres beside it. */
  readonly known: readonly Recording[];
  readonly foreign: readonly Recording[];
  /** Clips of the model's genres that limits may be set on. */
  readonly held: readonly Recording[];
  /** To report on: of its genres, and of none. */
  readonly knownToTry: readonly Sorted[];
  readonly foreignToTry: readonly Sorted[];
};

/** Which data, which genres, and whether the last figure is wanted. */
export type RejectionRequest = Omit<DataRequest, 'sources'> & {
  readonly dataDirectory: string;
  readonly labels: readonly string[];
  /** The part of gtzan that is reported on; limits are always set on `valid`. */
  readonly split: Exclude<Split, 'train'>;
};

const ofPart = (clips: readonly SourceClip[], part: Split): SourceClip[] =>
  clips.filter(({ split }) => split === part);

const genreOf = ({ genre }: SourceClip) => `emotify ${genre}`;

const named = <T extends Recording>(clips: readonly T[], sortOf: (clip: T) => string): Sorted[] =>
  clips.map((clip) => ({ readLogMelDb: clip.readLogMelDb, sort: sortOf(clip) }));

/**
 * Reads `gtzan`, `emotify`, `music-speech` and `noise` below a folder: training parts to learn from, the rest
 * to set limits and to report on. Fails with a `ModelError` that names what is missing.
 */
export const loadRejectionData = async ({
  dataDirectory,
  labels,
  split,
  ...request
}: RejectionRequest): Promise<RejectionData> => {
  const load = (folder: string) =>
    loadSource(join(dataDirectory, folder), { ...request, sources: [] });
  const { clips: gtzan } = await load('gtzan');
  const { clips: emotify } = await load('emotify');
  const isKnown = ({ genre }: SourceClip) => labels.includes(genre);
  const isForeign = (clip: SourceClip) => !isKnown(clip);
  const other = ofPart(emotify, 'valid');
  const sounds = await loadSoundClips(dataDirectory, request);
  const unheard = sounds.filter((clip) => clip.kind !== 'music' && clip.split === 'test');
  const both = [...ofPart(gtzan, 'train'), ...ofPart(emotify, 'train')];
  return {
    known: both.filter(isKnown),
    foreign: both.filter(isForeign),
    held: ofPart(gtzan, 'valid').filter(isKnown),
    knownToTry: [
      ...named(ofPart(gtzan, split).filter(isKnown), () => `gtzan ${split}`),
      ...named(other.filter(isKnown), genreOf),
    ],
    foreignToTry: [
      ...named(other.filter(isForeign), genreOf),
      ...named(unheard, ({ kind }) => kind),
    ],
  };
};
