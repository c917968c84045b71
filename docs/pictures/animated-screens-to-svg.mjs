import { closeSvg, drawRow, openSvg, readScreen } from './ansi-screen-to-svg.mjs';

/** Which of the frames show a row so, as a string of 0 and 1, by what is drawn of it. */
const shownWhen = (frames, row, drawn) => frames.map((rows) => +(rows[row] === drawn)).join('');

/** One `@keyframes`: seen in the frames of the pattern, hidden in the others. */
const toKeyframes = (name, pattern, starts) => {
  const steps = [...pattern].flatMap((bit, index) =>
    index > 0 && bit === pattern[index - 1]
      ? []
      : `${+(starts[index] * 100).toFixed(3)}%{visibility:${bit === '1' ? 'visible' : 'hidden'}}`,
  );
  return `@keyframes ${name}{${steps.join('')}}.${name}{animation-name:${name}}`;
};

/** Where each frame begins, as a part of the whole. */
const startsOf = (shots, total) => {
  let at = 0;
  return shots.map(({ seconds }) => {
    const start = at / total;
    at += seconds;
    return start;
  });
};

/**
 * Draws screens as one SVG that moves by CSS alone and goes round: `shots` are `{ screen, seconds }`. Each row that
 * comes again is drawn once; who wants no motion sees the first screen.
 */
export const animatedScreensToSvg = (shots, { columns, rows, title }) => {
  const total = shots.reduce((sum, { seconds }) => sum + seconds, 0);
  const starts = startsOf(shots, total);
  const frames = shots.map(({ screen }) =>
    readScreen(screen, rows).map((tokens, row) => drawRow(tokens, row).join('')),
  );
  const patterns = new Map();
  const groups = Array.from({ length: rows }, (_, row) => {
    const kinds = [...new Set(frames.map((frame) => frame[row]))].filter(Boolean);
    return kinds.map((drawn) => {
      const pattern = shownWhen(frames, row, drawn);
      if (!pattern.includes('0')) return drawn;
      if (!patterns.has(pattern)) patterns.set(pattern, `f${patterns.size}`);
      const first = pattern.startsWith('1') ? '' : ' visibility="hidden"';
      return `<g class="m ${patterns.get(pattern)}"${first}>${drawn}</g>`;
    });
  });
  const style = [
    `.m{animation:1s step-end infinite;animation-duration:${total}s}`,
    ...[...patterns].map(([pattern, name]) => toKeyframes(name, pattern, starts)),
    '@media (prefers-reduced-motion: reduce){.m{animation:none}}',
  ];
  return [
    ...openSvg({ columns, rows, title }),
    `<style>${style.join('\n')}</style>`,
    ...groups.flat(),
    ...closeSvg,
  ].join('\n');
};
