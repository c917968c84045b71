import { readdir, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/** An audio file in a folder of genres. */
export type AudioFile = {
  readonly path: string;
  /** Path below the data folder, with `/`: `rock/Artist/Album/song.mp3`. */
  readonly name: string;
  readonly genre: string;
};

/** What is taken for audio by its name; whether it can be decoded shows when it is read. */
const ENDINGS: ReadonlySet<string> = new Set(
  'mp3 mp2 aac m4a m4b mp4 ogg oga opus flac wav wave aif aiff au wma ape wv mka webm'.split(' '),
);

const isAudio = (name: string): boolean =>
  !name.startsWith('.') && ENDINGS.has(extname(name).slice(1).toLowerCase());

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

const listGenre = async (directory: string, genre: string): Promise<AudioFile[]> => {
  const entries = await readdir(join(directory, genre), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && isAudio(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, name: relative(directory, path).split(sep).join('/'), genre }));
};

/**
 * The audio files of a folder with a folder for each genre, in the order of their names. Folders of artists
 * and albums may lie below a genre's; hidden files and folders without audio are no genres.
 */
export const listAudioFiles = async (directory: string): Promise<AudioFile[]> => {
  const names = await readdir(directory).catch(() => []);
  const visible = names.filter((name) => !name.startsWith('.'));
  const areFolders = await Promise.all(visible.map((name) => isFolder(join(directory, name))));
  const genres = visible.filter((_, index) => areFolders[index]);
  const files = await Promise.all(genres.map((genre) => listGenre(directory, genre)));
  return files.flat().sort((one, other) => (one.name < other.name ? -1 : 1));
};
