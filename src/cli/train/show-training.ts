import type { TrainingProgress } from '../../../models/index.js';
import { createProgressLine } from '../progress/progress-line.js';
import { createTimeLeft } from '../progress/time-left.js';

const BAR_WIDTH = 24;

/** Share of the whole training that is done, 0 to 1. */
const shareDone = ({ epoch, epochs, step, stepsPerEpoch }: TrainingProgress): number =>
  (epoch - 1 + step / stepsPerEpoch) / epochs;

const drawBar = (share: number): string => {
  const full = Math.round(share * BAR_WIDTH);
  return `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)}`;
};

const describe = ({ epoch, epochs, loss }: TrainingProgress): string =>
  `epoch ${epoch}/${epochs}  loss ${loss.toFixed(3)}`;

const describeCheck = ({ validAccuracy, validLogLoss, bestEpoch }: TrainingProgress): string => {
  if (validAccuracy === undefined) return '';
  const logLoss = validLogLoss === undefined ? '' : `, log-loss ${validLogLoss.toFixed(3)}`;
  const best = bestEpoch === undefined ? '' : `, best at epoch ${bestEpoch}`;
  return `  validation ${(100 * validAccuracy).toFixed(1)} %${logLoss}${best}`;
};

/**
 * Shows how a training goes: a bar that is drawn over itself on a terminal; elsewhere a plain line for
 * each look at the validation clips, and some in between.
 */
export const showTraining = (
  stderr: NodeJS.WriteStream,
  nowMs: () => number,
): { readonly update: (progress: TrainingProgress) => void; readonly end: () => void } => {
  const line = createProgressLine(stderr, nowMs);
  const timeLeft = createTimeLeft(nowMs);
  let lastCheck = '';
  return {
    update: (progress) => {
      const share = shareDone(progress);
      const check = describeCheck(progress);
      lastCheck = check || lastCheck;
      const bar = stderr.isTTY ? `${drawBar(share)} ` : '';
      line.show(`${bar}${describe(progress)}${lastCheck}${timeLeft(share)}`, check !== '');
    },
    end: line.end,
  };
};
