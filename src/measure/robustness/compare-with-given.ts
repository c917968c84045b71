import { extname } from 'node:path';
import {
  type Classifier,
  judgeClip,
  type RobustnessReport,
  streamClips,
} from '../../../models/index.js';
import type { HeardAltered } from './hear-altered.js';

type Compared = { readonly format: string; readonly isSame: boolean };

const countSame = (group: string, compared: readonly Compared[]) => ({
  group,
  clips: compared.length,
  same: compared.filter(({ isSame }) => isSame).length,
});

/**
 * Whether audio through the whole program has the verdict of the frames that the data give of the same clip:
 * of all clips and, where there are several, of each file format, since a lossy one is not the same sound.
 */
export const compareWithGiven = async (
  heard: readonly HeardAltered[],
  classifier: Classifier,
): Promise<RobustnessReport['frontEnd']> => {
  const { labels } = classifier.info;
  const pairs = heard.flatMap(({ clip: { path, given }, clean }) =>
    given ? [{ path, given, clean }] : [],
  );
  if (pairs.length === 0) return [];
  const clips = pairs.map(({ given }) => given);
  const scores = await streamClips(classifier, clips);
  const compared = pairs.map(({ path, clean }, index) => ({
    format: extname(path).slice(1),
    isSame:
      clean.verdict !== undefined &&
      labels[clean.verdict] === judgeClip(scores[index]!, labels).label,
  }));
  const formats = [...new Set(compared.map(({ format }) => format))].sort();
  const eachFormat = formats.map((format) =>
    countSame(
      `whole clips, ${format}`,
      compared.filter((each) => each.format === format),
    ),
  );
  return [countSame('whole clips', compared), ...(formats.length > 1 ? eachFormat : [])];
};
