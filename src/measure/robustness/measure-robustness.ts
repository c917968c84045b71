import { from, lastValueFrom, mergeMap, tap, toArray } from 'rxjs';
import type { AudioFile, Classifier, RobustnessReport, Split } from '../../../models/index.js';
import { type Alteration, alterations as allAlterations } from './alteration.js';
import { compareExcerpts } from './compare-excerpts.js';
import { compareWithGiven } from './compare-with-given.js';
import { type HeardAltered, hearAltered } from './hear-altered.js';
import { judgeRobustness } from './judge-robustness.js';
import { type AudioClip, listRobustnessClips } from './list-robustness-clips.js';
import { openRecordedNoise } from './open-recorded-noise.js';
import { CLIP_GROUPS, summariseHearings } from './summarise-hearings.js';

/** What is measured, and who is told how far it is. */
export type RobustnessOptions = {
  readonly classifier: Classifier;
  readonly dataDirectory: string;
  /** Parts of the data that the model has learnt from. */
  readonly heardParts: readonly Split[];
  readonly alterations?: readonly Alteration[];
  /** Take some of the clips and of the excerpts; all when left out. */
  readonly choose?: (clips: readonly AudioClip[]) => readonly AudioClip[];
  readonly chooseExcerpts?: (files: readonly AudioFile[]) => readonly AudioFile[];
  readonly stop: AbortSignal;
  readonly onProgress: (done: number, clips: number) => void;
};

/** Each clip has a decoder, which is a process, and needs a core at a time. */
const CLIPS_AT_ONCE = 3;

const PROTOCOL =
  'whole clips through decoder, frames, windows and model, as `earshot classify` hears them; a verdict is the likeliest label by the mean of the streamed probabilities, a window’s answer the likeliest label at that step; before and after are the same clip unaltered and altered';

const hearAll = async (
  clips: readonly AudioClip[],
  { classifier, dataDirectory, stop, onProgress, alterations: asked }: RobustnessOptions,
): Promise<{ heard: readonly HeardAltered[]; alterations: readonly Alteration[] }> => {
  const noise = await openRecordedNoise(dataDirectory);
  const alterations = (asked ?? allAlterations).filter(
    (each) => noise || each.kind !== 'noise' || each.colour !== 'recorded',
  );
  const recordedNoiseFor = async (clip: AudioClip) => noise?.(clips.indexOf(clip));
  const hearing = { classifier, alterations, recordedNoiseFor, stop };
  let done = 0;
  const heard = await lastValueFrom(
    from(clips).pipe(
      mergeMap((clip) => hearAltered(clip, hearing), CLIPS_AT_ONCE),
      tap(() => onProgress(++done, clips.length)),
      toArray(),
    ),
  );
  return { heard, alterations };
};

/**
 * Plays real clips through the whole program, unaltered and as air and wires alter them, and counts what that
 * does to the verdicts. Needs ffmpeg. Fails as the pipeline does, and with the reason of `stop`.
 */
export const measureRobustness = async (options: RobustnessOptions): Promise<RobustnessReport> => {
  const { classifier, dataDirectory, heardParts, choose = (clips) => clips } = options;
  const { name, hash, engine, featureSet, labels } = classifier.info;
  const clips = choose(await listRobustnessClips(dataDirectory, labels, heardParts));
  const { heard, alterations } = await hearAll(clips, options);
  const rows = summariseHearings(heard, alterations);
  const frontEnd = [
    ...(await compareWithGiven(heard, classifier)),
    ...(await compareExcerpts(dataDirectory, classifier, options.stop, options.chooseExcerpts)),
  ];
  return {
    format: 'earshot-robustness-1',
    model: { name, hash, engine, featureSet },
    protocol: PROTOCOL,
    groups: CLIP_GROUPS.map((group) => ({
      name: group.name,
      about: group.about,
      clips: clips.filter((clip) => group.has(clip)).length,
    })),
    rows,
    frontEnd,
    demands: judgeRobustness({ rows, frontEnd }),
  };
};
