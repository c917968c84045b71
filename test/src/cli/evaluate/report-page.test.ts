import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../../models/index.js';
import { summariseClips } from '../../../../models/evaluation/summarise-clips.js';
import { formatEvaluation } from '../../../../src/cli/evaluate/format-evaluation.js';
import { reportPage } from '../../../../src/cli/evaluate/report-page.js';

const steps = new Array<number>(27).fill(1);
const clip = { probabilities: [0.2, 0.8], soFar: steps, alone: steps };
const evaluation: Evaluation = {
  ...summariseClips(
    [
      { ...clip, name: '<script>bad</script>', truth: 0 },
      { ...clip, name: 'good', truth: 1 },
    ],
    ['blues', 'rock'],
  ),
  protocol: 'made up',
  split: 'valid',
  leftOut: { genres: { electronic: 26 }, tooShort: 2 },
  model: { name: 'hybrid', hash: '0123456789ab', engine: 'none', featureSet: 'made up' },
};
const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>';
const pictures = { confusion: svg, reliability: svg, listening: svg };

describe('the report', () => {
  const page = reportPage(evaluation, pictures, 'Earshot: hybrid');

  it('is one page with figures, protocol, genres, pictures and the surest errors', () => {
    for (const part of ['50.0 %', 'made up', 'electronic (26)', 'after 10 s', '<td>rock</td>']) {
      expect(page).toContain(part);
    }
    expect(page.match(/viewBox="0 0 1 1"/g)).toHaveLength(3);
    expect(page).not.toContain('{{');
  });

  it('asks nothing of any network and takes names of files for text', () => {
    expect(page).not.toMatch(/src=|href=|url\(|@import/);
    expect(page).toContain('&lt;script&gt;bad');
  });
});

describe('an evaluation in the terminal', () => {
  it('has a line for each figure and a row for each genre with what it is taken for', () => {
    const text = formatEvaluation(evaluation);
    expect(text).toMatch(/^whole clips +50\.0 % of 2 clips, 95 % interval 9\.5 to 90\.5 %$/m);
    expect(text).toMatch(/^after 10 s of listening +50\.0 %/m);
    expect(text).toMatch(/^one window alone +50\.0 % .* 54 windows$/m);
    expect(text).toMatch(/^blues +0\.00 +0\.00 +0\.00 +1 +░+ {2}rock 1$/m);
  });
});
