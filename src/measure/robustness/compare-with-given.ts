import {
  type Classifier,
  judgeClip,
  type RobustnessReport,
  streamClips,
} from '../../../models/index.js';
import type { HeardAltered } from './hear-altered.js';

/** Whether audio through the whole program has the verdict of the frames that the data give of the same clip. */
export const compareWithGiven = async (
  heard: readonly HeardAltered[],
  classifier: Classifier,
): Promise<RobustnessReport['frontEnd']> => {
  const { labels } = classifier.info;
  const pairs = heard.flatMap(({ clip: { given }, clean }) => (given ? [{ given, clean }] : []));
  if (pairs.length === 0) return [];
  const scores = await streamClips(
    classifier,
    pairs.map(({ given }) => given),
  );
  const same = pairs.filter(({ clean }, index) => {
    const { label } = judgeClip(scores[index]!, labels);
    return clean.verdict !== undefined && labels[clean.verdict] === label;
  });
  return [{ group: 'whole clips', clips: pairs.length, same: same.length }];
};
