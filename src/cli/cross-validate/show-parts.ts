import { type CrossProgress, percent } from '../../../models/index.js';
import { createProgressLine } from '../progress/progress-line.js';
import { createTimeLeft } from '../progress/time-left.js';

const shareDone = ({ part, parts, training }: CrossProgress): number => {
  if (!training) return (part + 1) / parts;
  const { epoch, epochs, step, stepsPerEpoch } = training;
  return (part + (epoch - 1 + step / stepsPerEpoch) / epochs) / parts;
};

const describe = ({ name, part, parts, training, result }: CrossProgress): string => {
  const place = `${name} (${part + 1} of ${parts})`;
  if (result) return `${place}: ${percent(result.accuracy)} of ${result.clips} clips held out`;
  if (!training) return place;
  return `${place}  epoch ${training.epoch}/${training.epochs}  loss ${training.loss.toFixed(3)}`;
};

/** Shows how a cross-validation goes on `stderr`: a line drawn over itself, and one for each finished part. */
export const showParts = (
  stderr: NodeJS.WriteStream,
  nowMs: () => number,
): { readonly update: (progress: CrossProgress) => void; readonly end: () => void } => {
  const line = createProgressLine(stderr, nowMs);
  const timeLeft = createTimeLeft(nowMs);
  return {
    update: (progress) => {
      const text = `${describe(progress)}${timeLeft(shareDone(progress))}`;
      line.show(text, progress.result !== undefined);
      if (progress.result) line.end();
    },
    end: line.end,
  };
};
