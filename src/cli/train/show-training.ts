import type { TrainingProgress } from '../../../models/index.js';

const BAR_WIDTH = 24;

const minutes = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;

/** Share of the whole training that is done, 0 to 1. */
const shareDone = ({ epoch, epochs, step, stepsPerEpoch }: TrainingProgress): number =>
  (epoch - 1 + step / stepsPerEpoch) / epochs;

const drawBar = (share: number): string => {
  const full = Math.round(share * BAR_WIDTH);
  return `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)}`;
};

const describe = ({ epoch, epochs, loss }: TrainingProgress): string =>
  `epoch ${epoch}/${epochs}  loss ${loss.toFixed(3)}`;

/**
 * Shows how a training goes: a bar that is drawn over itself on a terminal, a plain line for each
 * check of the validation clips elsewhere.
 */
export const showTraining = (
  stderr: NodeJS.WriteStream,
  nowMs: () => number,
): { readonly update: (progress: TrainingProgress) => void } => {
  const startedMs = nowMs();
  let firstShare: number | undefined;
  let lastCheck = '';
  const remaining = (share: number): string => {
    firstShare ??= share;
    const perShare = (nowMs() - startedMs) / 1000 / Math.max(1e-6, share - firstShare);
    return share > firstShare ? `  ${minutes(perShare * (1 - share))} left` : '';
  };
  return {
    update: (progress) => {
      const share = shareDone(progress);
      const left = remaining(share);
      if (progress.validAccuracy !== undefined) {
        lastCheck = `  validation ${(100 * progress.validAccuracy).toFixed(1)} %`;
        if (!stderr.isTTY) stderr.write(`${describe(progress)}${lastCheck}${left}\n`);
      }
      if (!stderr.isTTY) return;
      const text = `${drawBar(share)} ${describe(progress)}${lastCheck}${left}`;
      stderr.write(`\r\u001b[K${text}${share === 1 ? '\n' : ''}`);
    },
  };
};
