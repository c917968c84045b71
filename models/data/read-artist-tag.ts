/** The performer that the file's own tags name, or undefined. */
export const readArtistTag = async (path: string): Promise<string | undefined> => {
  const { parseFile } = await import('music-metadata');
  const tags = await parseFile(path, { skipCovers: true, duration: false }).catch(() => undefined);
  const artist = tags?.common.artist ?? tags?.common.albumartist;
  return artist?.trim() || undefined;
};
