import {
  CONTRASTS,
  type DescriptorReport,
  LEARNT_DESCRIPTORS,
  percent,
} from '../../../models/index.js';

const range = (values: readonly number[]): string =>
  values.map((value) => value.toFixed(2)).join(' to ');

const heldOutLine = (
  { heldOut, told }: DescriptorReport,
  name: (typeof LEARNT_DESCRIPTORS)[number],
): string => {
  const { r2, interval95, meanAbsoluteError } = heldOut[name];
  return [
    name.padEnd(18),
    r2.toFixed(2).padStart(5),
    range(interval95).padStart(15),
    meanAbsoluteError.toFixed(2).padStart(11),
    told.includes(name) ? '   yes' : '   no',
  ].join(' ');
};

const contrastLines = ({ contrasts }: DescriptorReport): string[] =>
  CONTRASTS.flatMap(({ descriptor, more, less }) => {
    const score = contrasts[descriptor];
    if (!score) return [];
    const what = `${descriptor}: ${more} over ${less} (${score.clips.join(' / ')} clips)`;
    const interval = score.interval95.map(percent).join(' to ');
    return [`${what.padEnd(74)} ${percent(score.rightOrder).padStart(7)}  ${interval}`];
  });

/** R² of each descriptor on held-out blocks, and whether real recordings stand in the right order. */
export const formatDescriptors = (report: DescriptorReport): string =>
  [
    `${report.tracks} tracks, ${report.blocks} blocks, ten folds; interval over blocks`,
    `${'descriptor'.padEnd(18)}    R²  95 % interval  mean error   told`,
    ...LEARNT_DESCRIPTORS.map((name) => heldOutLine(report, name)),
    '',
    `${'real recordings in the right order (50 % is chance)'.padEnd(74)}   pairs  95 % interval`,
    ...contrastLines(report),
  ].join('\n');
