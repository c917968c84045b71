import { type KindScores, percent, SOUND_KINDS } from '../../../models/index.js';

/** Accuracy of each group of windows with its interval, and what they were taken for. */
export const formatKinds = (scores: KindScores): string =>
  [
    `${'3 s windows of'.padEnd(32)} clips windows     right  95 % interval      taken for ${SOUND_KINDS.join(' / ')}`,
    ...Object.entries(scores).map(([group, { clips, windows, accuracy, interval95, judged }]) =>
      [
        group.padEnd(32),
        String(clips).padStart(5),
        String(windows).padStart(7),
        percent(accuracy).padStart(9),
        ` ${interval95.map(percent).join(' to ')}`.padEnd(18),
        judged.join(' / '),
      ].join(' '),
    ),
  ].join('\n');
