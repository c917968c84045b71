import type { Figures } from '../../../models/index.js';

const BAR_WIDTH = 20;

const drawBar = (share: number): string => {
  const full = Math.round(share * BAR_WIDTH);
  return `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)}`;
};

/** What clips of a genre are taken for most often, when they are taken for something else. */
const commonestError = (row: readonly number[], truth: number, labels: readonly string[]) => {
  const errors = row.map((count, judged) => (judged === truth ? 0 : count));
  const most = Math.max(...errors);
  return most === 0 ? '' : `${labels[errors.indexOf(most)]} ${most}`;
};

/** A row for each genre that the clips have: its scores, a bar of F1, and what it is taken for. */
export const formatGenres = ({ perGenre, confusion }: Figures): string[] => {
  const labels = Object.keys(perGenre);
  const width = Math.max(12, ...labels.map((label) => label.length + 2));
  const rows = Object.entries(perGenre).flatMap(([label, score], index) => {
    if (score.clips === 0) return [];
    const scores = [score.precision, score.recall, score.f1];
    const cells = scores.map((value) => value.toFixed(2).padStart(10)).join('');
    const clips = String(score.clips).padStart(7);
    const error = commonestError(confusion[index], index, labels);
    return [`${label.padEnd(width)}${cells}${clips}  ${drawBar(score.f1)}  ${error}`.trimEnd()];
  });
  const head = `${'genre'.padEnd(width)} precision    recall        F1  clips`;
  return [`${head}  ${'F1'.padEnd(BAR_WIDTH)}  taken for`, ...rows];
};
