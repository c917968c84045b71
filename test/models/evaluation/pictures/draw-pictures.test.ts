import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HeardClip } from '../../../../models/evaluation/hear-clips.js';
import {
  drawPictures,
  type Pictures,
} from '../../../../models/evaluation/pictures/draw-pictures.js';
import { summariseClips } from '../../../../models/evaluation/summarise-clips.js';

const LABELS = ['blues', 'drum & <bass>', 'jazz'];
const heard = Array.from({ length: 30 }, (_, index): HeardClip => {
  const truth = index % 2;
  const judged = index % 5 === 0 ? 2 : truth;
  const probabilities = LABELS.map((_, label) => (label === judged ? 0.4 + index / 60 : 0.05));
  const steps = new Array<number>(27).fill(judged);
  return { name: `clip ${index}`, truth, probabilities, soFar: steps, alone: steps };
});

const textsOf = (svg: string): string[] =>
  [...parseHTML(svg).document.querySelectorAll('text')].map(({ textContent }) => textContent ?? '');

describe('drawPictures', () => {
  let pictures: Pictures;
  beforeAll(async () => {
    pictures = await drawPictures(summariseClips(heard, LABELS), 'hybrid on made-up clips');
  });

  it('gives whole SVG files that ask nothing of any network', () => {
    for (const svg of Object.values(pictures)) {
      expect(svg).toMatch(/^<svg [^]*<\/svg>\n$/);
      expect(svg.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|<script/);
      expect(svg).toContain('prefers-color-scheme: dark');
      expect(svg).not.toMatch(/NaN|undefined/);
    }
  });

  it('says title, clips and axes in each', () => {
    expect(textsOf(pictures.confusion)).toEqual(
      expect.arrayContaining(['judged as', 'true genre (clips)', 'blues (15)', '12']),
    );
    expect(textsOf(pictures.reliability)).toEqual(
      expect.arrayContaining(['confidence in the verdict', 'clips judged right', '100 %']),
    );
    expect(textsOf(pictures.listening)).toEqual(
      expect.arrayContaining(['seconds listened', 'clips judged right', '80.0 %']),
    );
    for (const svg of Object.values(pictures)) {
      expect(textsOf(svg)[1]).toContain('hybrid on made-up clips');
    }
  });

  it('writes names of genres as text, whatever they hold', () => {
    expect(pictures.confusion).toContain('drum &amp; &lt;bass&gt; (15)');
    expect(textsOf(pictures.confusion)).toContain('drum & <bass>');
  });

  it('shows no row for a genre that no clip has', () => {
    expect(textsOf(pictures.confusion).some((text) => text.startsWith('jazz ('))).toBe(false);
  });
});
