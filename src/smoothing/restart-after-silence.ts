import { map, scan, type MonoTypeOperatorFunction } from 'rxjs';
import type { FeatureWindow } from '../../streams/index.js';
import { defaultJudgingOptions } from './judge-state.js';
import { type LiveOptions, readLive } from './live-options.js';
import { defaultSmoothingOptions } from './smooth-scores.js';

/** What counts as silence; the same values as those of the stages that show it. */
export type SilenceOptions = {
  /** A window whose newest second is quieter than this (dB full scale) is quiet. @default -60 */
  readonly silenceBelowDb: number;
  /** Media seconds of quiet before it is called silence. @default 2 */
  readonly silenceSeconds: number;
};

type Memory = { readonly quietSinceSeconds?: number; readonly window?: FeatureWindow };

const defaults: SilenceOptions = Object.freeze({
  silenceBelowDb: defaultSmoothingOptions.silenceBelowDb,
  silenceSeconds: defaultJudgingOptions.silenceSeconds,
});

/**
 * Marks the first window after a silence as interrupted: what comes next has nothing to do with what
 * was heard before it, so LSTM, smoothing and hold begin afresh.
 */
export const restartAfterSilence = (
  options: LiveOptions<SilenceOptions> = {},
): MonoTypeOperatorFunction<FeatureWindow> => {
  const read = readLive(defaults, options);
  const step = ({ quietSinceSeconds, window: last }: Memory, window: FeatureWindow): Memory => {
    const { silenceBelowDb, silenceSeconds } = read();
    if (window.level.rmsDb < silenceBelowDb) {
      return { window, quietSinceSeconds: quietSinceSeconds ?? window.endSeconds };
    }
    // Only what was called silence counts: the pause until this window may be a hop longer.
    const isAfterSilence =
      last !== undefined &&
      quietSinceSeconds !== undefined &&
      last.endSeconds - quietSinceSeconds >= silenceSeconds;
    return { window: isAfterSilence ? { ...window, interrupted: true } : window };
  };
  return (windows) =>
    windows.pipe(
      scan<FeatureWindow, Memory>(step, {}),
      map(({ window }) => window!),
    );
};
