import type { Evaluation } from './evaluate-model.js';

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;

/** How the model stands beside another one on the same clips: a sentence, or none where there was no other. */
export const describeBeside = ({ beside, logLoss, clips }: Evaluation): string[] => {
  if (!beside) return [];
  const { name, hash, difference, interval95 } = beside;
  const [low, high] = interval95;
  const surely = low <= 0 && high >= 0 ? 'within chance' : 'not by chance alone';
  return [
    `Beside \`${name}\` (\`${hash}\`) on the same ${clips} clips: log-loss ${logLoss.toFixed(3)} against ${beside.logLoss.toFixed(3)}, ` +
      `${signed(difference)} (95 % interval ${signed(low)} to ${signed(high)}, paired bootstrap by clip): ${surely}.`,
  ];
};
