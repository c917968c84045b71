import { dirname, join } from 'node:path';
import { listAudioFiles } from '../data/list-audio-files.js';
import { ModelError } from '../errors.js';
import { CONTRASTS } from './contrasts.js';
import { type DescriptorModel, estimateDescriptors } from './descriptor-model.js';
import { hearClip } from './hear-clip.js';
import type { LearntDescriptor } from './learnt-descriptors.js';
import { type ContrastScore, scoreContrast } from './score-contrast.js';

/** Of each descriptor that the model tells. */
export type ContrastScores = Readonly<Partial<Record<LearntDescriptor, ContrastScore>>>;

/** What hearing needs, and whom it tells how many recordings were heard. */
export type HearOptions = {
  readonly dataDirectory: string;
  readonly stop: AbortSignal;
  readonly onProgress: (heard: number, of: number) => void;
};

const FOLDERS = [...new Set(CONTRASTS.flatMap(({ more, less }) => [more, less]))];

const listFolders = async (data: string): Promise<readonly { folder: string; path: string }[]> => {
  const parents = [...new Set(FOLDERS.map((folder) => dirname(folder)))];
  const listed = await Promise.all(
    parents.map(async (parent) =>
      (await listAudioFiles(join(data, parent))).map(({ path, genre }) => ({
        folder: `${parent}/${genre}`,
        path,
      })),
    ),
  );
  const files = listed.flat().filter(({ folder }) => FOLDERS.includes(folder));
  const empty = FOLDERS.find((folder) => !files.some((file) => file.folder === folder));
  if (!empty) return files;
  throw new ModelError('data-missing', `no recordings in ${join(data, empty)}: expected audio`);
};

/** Asks a model about real recordings of which it is known which must have more of what. */
export const hearContrasts = async (
  model: DescriptorModel,
  { dataDirectory, stop, onProgress }: HearOptions,
): Promise<ContrastScores> => {
  const files = await listFolders(dataDirectory);
  const heard = new Map<string, Float64Array[]>(FOLDERS.map((folder) => [folder, []]));
  for (const [index, { folder, path }] of files.entries()) {
    const { statistics } = await hearClip(path, { stop, onProgress: () => {} });
    if (statistics) heard.get(folder)!.push(statistics);
    onProgress(index + 1, files.length);
  }
  const asked = CONTRASTS.filter(({ descriptor }) => model.maps[descriptor]);
  const scores = asked.map(({ descriptor, more, less }) => {
    const valuesOf = (folder: string) =>
      heard.get(folder)!.map((each) => estimateDescriptors(model, each)[descriptor]!);
    return [descriptor, scoreContrast(valuesOf(more), valuesOf(less))] as const;
  });
  return Object.fromEntries(scores);
};
