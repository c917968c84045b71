import { existsSync } from 'node:fs';
import { join, parse } from 'node:path';
import {
  type AudioFile,
  type Clip,
  listAudioFiles,
  loadDataset,
  readArtists,
  type Split,
} from '../../../models/index.js';
import { RunError } from '../../errors.js';

/** A whole clip of real audio whose genre is known. */
export type AudioClip = {
  readonly path: string;
  readonly name: string;
  /** Index into the model's labels. */
  readonly truth: number;
  readonly group: ClipGroup;
  /** Its frames in the data that models are trained on, where it is among these. */
  readonly given?: Clip | undefined;
};

/** Which clips are counted together: `other` are of another collection than the one trained on. */
export type ClipGroup = 'held out' | 'trained on' | 'other';

const toAudioClip =
  (labels: readonly string[], describe: (name: string) => Pick<AudioClip, 'group' | 'given'>) =>
  ({ path, name, genre }: AudioFile): AudioClip[] => {
    const truth = labels.indexOf(genre);
    return truth < 0 ? [] : [{ path, name, truth, ...describe(name) }];
  };

const listTrainable = async (
  dataDirectory: string,
  audioDirectory: string,
  labels: readonly string[],
  heardParts: readonly Split[],
): Promise<AudioClip[]> => {
  const { clips } = await loadDataset(dataDirectory);
  const byName = new Map(clips.map((clip) => [clip.name, clip]));
  const describe = (name: string) => {
    const given = byName.get(name) ?? byName.get(parse(name).name);
    const isHeard = given?.split !== undefined && heardParts.includes(given.split);
    return { given, group: isHeard ? 'trained on' : 'held out' } as const;
  };
  return (await listAudioFiles(audioDirectory)).flatMap(toAudioClip(labels, describe));
};

const listOther = async (directory: string, labels: readonly string[]): Promise<AudioClip[]> => {
  const told = await readArtists(directory);
  const files = (await listAudioFiles(directory)).filter(
    ({ name }) => told.get(name)?.split !== 'train',
  );
  return files.flatMap(toAudioClip(labels, () => ({ group: 'other' })));
};

/**
 * Whole clips of audio whose genre the model knows: those in `gtzan/audio`, told apart by the
 * parts of the data that the model has heard, and what is not for training in
 * `emotify`, or else a folder with a folder of audio for each genre. Fails with a `RunError` when there are none.
 */
export const listRobustnessClips = async (
  directory: string,
  labels: readonly string[],
  heardParts: readonly Split[],
): Promise<AudioClip[]> => {
  const research = join(directory, 'gtzan/audio');
  const audio = existsSync(research) ? research : directory;
  const clips = [
    ...(await listTrainable(directory, audio, labels, heardParts)),
    ...(await listOther(join(directory, 'emotify'), labels)),
  ];
  if (clips.length > 0) return clips;
  throw new RunError(
    `no audio in ${directory}: expected a folder for each genre of the model, there or in gtzan/audio`,
  );
};
