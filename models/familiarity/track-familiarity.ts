import { map, scan, type OperatorFunction } from 'rxjs';
import type { Scores } from '../inference/scores.js';
import { mainKind } from '../sound-kind/main-kind.js';
import { type Familiarity, strangenessOf } from './familiarity.js';
import { lengthenStretch, type Stretch } from './stretch.js';

/** How strange the music is to the model. */
export type Strangeness = {
  /** Above 0 when the music of the last quarter of a minute is like none that the model knows; left out when not measured. */
  readonly strangeness?: number;
};

/**
 * Says of each step how strange the music of the last quarter of a minute is to the model; speech, noise and quiet in
 * between are left out. Starts afresh at an interrupted window.
 */
export const trackFamiliarity = <Heard extends Scores & { readonly quiet: boolean }>(
  familiarity: Familiarity | undefined,
): OperatorFunction<Heard, Heard & Strangeness> => {
  type Memory = { readonly stretch?: Stretch | undefined; readonly scores?: Heard & Strangeness };
  const step = ({ stretch: before }: Memory, scores: Heard): Memory => {
    if (!familiarity) return { scores };
    const old = scores.window.interrupted ? undefined : before;
    const teaches = !scores.quiet && mainKind(scores.kinds) === 'music';
    const stretch = teaches ? lengthenStretch(old, scores.window.mfcc) : old;
    if (!stretch) return { scores };
    return { stretch, scores: { ...scores, strangeness: strangenessOf(familiarity, stretch) } };
  };
  return (source) =>
    source.pipe(
      scan<Heard, Memory>(step, {}),
      map(({ scores }) => scores!),
    );
};
