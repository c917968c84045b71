import type { RobustnessReport } from '../../../models/index.js';
import type { Alteration } from './alteration.js';
import { type Answers, countMoved } from './count-moved.js';
import type { HeardAltered } from './hear-altered.js';
import type { AudioClip } from './list-robustness-clips.js';

/** Clips that are counted together. */
export const CLIP_GROUPS = [
  { name: 'all', about: 'every clip', has: () => true },
  {
    name: 'not trained on',
    about: 'held out and other together',
    has: ({ group }: AudioClip) => group !== 'trained on',
  },
  {
    name: 'held out',
    about: 'of the collection trained on, but not trained on',
    has: ({ group }: AudioClip) => group === 'held out',
  },
  {
    name: 'trained on',
    about: 'training clips: their accuracy says nothing, what moves does',
    has: ({ group }: AudioClip) => group === 'trained on',
  },
  {
    name: 'other',
    about: 'of another collection, labels mapped by name',
    has: ({ group }: AudioClip) => group === 'other',
  },
] as const;

const answersOfWindows = ({ clip, clean, altered }: HeardAltered, index: number): Answers[] => {
  const after = altered[index]!.windows;
  // A codec may add or cut some milliseconds and with them the last window.
  const count = Math.min(clean.windows.length, after.length);
  return clean.windows
    .slice(0, count)
    .map((before, window) => ({ truth: clip.truth, before, after: after[window] }));
};

/** A row for each alteration and each group that has clips. */
export const summariseHearings = (
  heard: readonly HeardAltered[],
  alterations: readonly Alteration[],
): RobustnessReport['rows'] =>
  alterations.flatMap(({ name, kind }, index) =>
    CLIP_GROUPS.flatMap((group) => {
      const members = heard.filter(({ clip }) => group.has(clip));
      if (members.length === 0) return [];
      const verdicts = members.map(({ clip, clean, altered }) => ({
        truth: clip.truth,
        before: clean.verdict,
        after: altered[index]!.verdict,
      }));
      const clips = countMoved(verdicts);
      const windows = countMoved(members.flatMap((each) => answersOfWindows(each, index)));
      return [{ condition: name, kind, group: group.name, clips, windows }];
    }),
  );
