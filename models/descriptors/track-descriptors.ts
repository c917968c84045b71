import { map, scan, type OperatorFunction } from 'rxjs';
import type { Scores } from '../inference/scores.js';
import { mainKind } from '../sound-kind/main-kind.js';
import { DescriptorMeter } from './descriptor-meter.js';
import type { DescriptorModel, LearntValues } from './descriptor-model.js';

/** What the music of the last half minute is like. */
export type Described = { readonly learnt?: LearntValues };

/**
 * Says of each step what the music of the last half minute is like; speech, noise and quiet in between are left out,
 * and nothing is said while they last. Starts afresh at an interrupted window.
 */
export const trackDescriptors = <Heard extends Scores & { readonly quiet: boolean }>(
  model: DescriptorModel | undefined,
): OperatorFunction<Heard, Heard & Described> => {
  type Memory = { readonly meter?: DescriptorMeter; readonly scores?: Heard & Described };
  const step = ({ meter: before }: Memory, scores: Heard): Memory => {
    if (!model) return { scores };
    const meter = before && !scores.window.interrupted ? before : new DescriptorMeter(model);
    if (scores.quiet || mainKind(scores.kinds) !== 'music') return { meter, scores };
    meter.hear(scores.window);
    return { meter, scores: { ...scores, learnt: meter.read() } };
  };
  return (source) =>
    source.pipe(
      scan<Heard, Memory>(step, {}),
      map(({ scores }) => scores!),
    );
};
