import { mainKind } from '../sound-kind/main-kind.js';
import { judgeClip, type Verdict } from './judge-clip.js';

/** What was made of one window that was not quiet. */
export type HeardWindow = {
  readonly probabilities: Float32Array;
  readonly kinds?: Float32Array | undefined;
  readonly strangeness?: number | undefined;
};

const meanKinds = (heard: readonly HeardWindow[]): Float32Array | undefined =>
  heard[0].kinds?.map((_, kind) => heard.reduce((sum, { kinds }) => sum + (kinds?.[kind] ?? 0), 0));

/**
 * Judges a recording by its windows, at least one: `speech` or `noise` when it is that in the mean, `unsure` when
 * more than half of its music is strange to the model, else the genre of its music.
 */
export const judgeSound = (heard: readonly HeardWindow[], labels: readonly string[]): Verdict => {
  const probabilitiesOf = (windows: readonly HeardWindow[]) =>
    windows.map(({ probabilities }) => probabilities);
  const kind = mainKind(heard.length > 0 ? meanKinds(heard) : undefined);
  if (kind !== 'music') return { ...judgeClip(probabilitiesOf(heard), labels), label: kind };
  const ofMusic = heard.filter(({ kinds }) => mainKind(kinds) === 'music');
  const music = ofMusic.length > 0 ? ofMusic : heard;
  const verdict = judgeClip(probabilitiesOf(music), labels);
  const strange = music.filter(({ strangeness = 0 }) => strangeness > 0).length;
  return strange > music.length / 2 ? { ...verdict, label: 'unsure' } : verdict;
};
