import type { Evaluation } from './evaluate-model.js';

/** Lines on the clips that were not scored; none when all were. */
export const describeLeftOut = ({ leftOut }: Evaluation): string[] => {
  const genres = Object.entries(leftOut.genres).map(([genre, clips]) => `${genre} (${clips})`);
  return [
    ...(genres.length ? [`Left out, the model has no such label: ${genres.join(', ')}.`] : []),
    ...(leftOut.tooShort ? [`Left out, shorter than a window: ${leftOut.tooShort} clips.`] : []),
  ];
};
