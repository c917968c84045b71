/** A file name for each station: plain ones stay, what a file system may not take is replaced, none comes twice. */
export const namePageFiles = (stations: readonly string[]): readonly string[] => {
  const taken = new Set(['index.html']);
  return stations.map((station) => {
    const plain = station.replace(/[^\p{L}\p{N}_-]+/gu, '-').slice(0, 60) || 'station';
    let file = `${plain}.html`;
    for (let number = 2; taken.has(file.toLowerCase()); number += 1)
      file = `${plain}-${number}.html`;
    taken.add(file.toLowerCase());
    return file;
  });
};
