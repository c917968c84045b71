import { percent, percentRange } from '../percent.js';
import { CONTRASTS } from './contrasts.js';
import type { DescriptorReport } from './descriptor-report.js';
import { LEARNT_DESCRIPTORS } from './learnt-descriptors.js';

const two = (value: number): string => value.toFixed(2).replace('-', '−');

const heldOutRows = ({ heldOut, told }: DescriptorReport): string[] =>
  LEARNT_DESCRIPTORS.map((name) => {
    const { r2, interval95, meanAbsoluteError } = heldOut[name];
    const range = interval95.map(two).join(' to ');
    const isTold = told.includes(name) ? 'yes' : '**no**';
    return `| ${name} | ${two(r2)} | ${range} | ${two(meanAbsoluteError)} | ${isTold} |`;
  });

const contrastRows = ({ contrasts }: DescriptorReport): string[] =>
  CONTRASTS.flatMap(({ descriptor, more, less }) => {
    const score = contrasts[descriptor];
    if (!score) return [];
    const { clips, means, rightOrder, interval95 } = score;
    const columns = [
      descriptor,
      `${more} over ${less}`,
      clips.join(' / '),
      means.map(two).join(' / '),
      percent(rightOrder),
      percentRange(interval95),
    ];
    return [`| ${columns.join(' | ')} |`];
  });

const facts = ({ tracks }: DescriptorReport): string[] => [
  '# Model card: descriptors',
  '',
  'What music sounds like, beside its genre, from the last half minute: a polynomial of second degree (135 terms, ridge regression) in 15 statistics of the live windows. They are means of MFCC 1 to 12, the distance of the mel bands’ mean dB to the root mean square, and logarithms of centroid and zero-crossing rate: the same at any gain.',
  '',
  `- Learnt from ${tracks.toLocaleString('en')} tracks of the Free Music Archive (metadata CC BY 4.0) by \`earshot train-descriptors --data DIR\`. The targets are what Echo Nest’s algorithms said of them, which is no truth.`,
  '- The table’s statistics are librosa’s at 22,050 Hz; of the same 44 real clips the live windows give nearly the same ones, correlation 0.93 (MFCC 10) to 1.00 each (`EARSHOT_DATA=DIR npx vitest run test/models/descriptors/same-statistics`). Chroma is left out: the live one is another than librosa’s.',
  '- Nothing is said in the first ten seconds of music, nor of speech, noise and silence.',
  '- Level is left out on purpose, as a station’s is its own affair; with it energy would be explained better on this table, and wrongly on a quiet line.',
  '',
];

const LIMITS = [
  '## Limits',
  '',
  '- Values lie nearer to the middle than Echo Nest’s: what cannot be explained is drawn to the mean. Compare stations and hours with each other, not with other services.',
  '- Danceability, speechiness and instrumentalness are explained to a third or less: speechiness is a hint, the other two are not told.',
  '- The tracks are of free music of many kinds; commercial radio processing was not learnt from.',
  '',
];

/** The card of learnt descriptors: what they are worth, and what they are not. */
export const writeDescriptorCard = (report: DescriptorReport): string =>
  [
    ...facts(report),
    '## Held out',
    '',
    `Ten-fold cross-validation over ${report.blocks} blocks of 40 neighbouring ids (albums lie together; no block on both sides), scale and weights fitted inside; 95 % interval by bootstrap over blocks. R² is against the mean of the tracks learnt from. \`earshot evaluate-descriptors --data DIR\` shows it again.`,
    '',
    '| descriptor | R² | 95 % interval | mean absolute error | told live |',
    '|---|---:|---:|---:|---|',
    ...heldOutRows(report),
    '',
    '## On real sound, by the live front end',
    '',
    'Which of two kinds of recordings has more: share of pairs in the right order (50 % is chance), 95 % interval by bootstrap over clips (an artist may have several).',
    '',
    '| descriptor | more over less | clips | mean | right order | 95 % interval |',
    '|---|---|---:|---:|---:|---:|',
    ...contrastRows(report),
    '',
    'A descriptor is told live when its R² is surely above 0 and at least 60 % of the pairs are surely in the right order (lower ends of the intervals).',
    '',
    ...LIMITS,
  ].join('\n');
