import { from, lastValueFrom, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { type Classifier, classifyWindows, judgeClip, loadClassifier } from '../../models/index.js';
import { cutWindows } from '../../models/training/cut-windows.js';
import { loadDataset } from '../../models/training/load-dataset.js';
import { splitDataset } from '../../models/training/split-dataset.js';
import { defaultSmoothingOptions, smoothScores } from '../../src/smoothing/smooth-scores.js';
import { makeWindow } from '../helpers/make-window.js';
import { DATA_FOLDER } from '../helpers/real-clips.js';
import { report } from '../helpers/report.js';

/** Windows played of each clip: 14 s. */
const WINDOWS = 14;
/** Clips lie sorted by genre; so far on, the genre is another. */
const STRIDE = 31;

const leader = (values: Float32Array): number => values.indexOf(Math.max(...values));

const play = (classifier: Classifier, windows: readonly Float32Array[], halfLifeSeconds: number) =>
  lastValueFrom(
    from(windows.map((mfcc, index) => makeWindow(index, { mfcc }))).pipe(
      classifyWindows(classifier, { queueLimit: windows.length }),
      smoothScores({ halfLifeSeconds }),
      toArray(),
    ),
  );

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

describe.skipIf(!DATA_FOLDER)('how fast a change of genre is followed', () => {
  it('is a few seconds on the validation clips', { timeout: 120_000 }, async () => {
    const classifier = await loadClassifier({ engine: 'wasm' });
    const { valid } = splitDataset(await loadDataset(DATA_FOLDER ?? ''));
    const starts = valid.map((clip) => cutWindows(clip.readLogMelDb()).slice(0, WINDOWS));
    const { halfLifeSeconds } = defaultSmoothingOptions;
    const heard = await Promise.all(
      starts.map((windows) => play(classifier, windows, halfLifeSeconds)),
    );
    const { labels } = classifier.info;
    const verdicts = heard.map((scores) =>
      leader(
        judgeClip(
          scores.map(({ probabilities }) => probabilities),
          labels,
        ).probabilities,
      ),
    );
    const pairs = starts
      .map((_, first) => [first, (first + STRIDE) % starts.length])
      .filter(([first, second]) => verdicts[first] !== verdicts[second]);
    const lags = await Promise.all(
      pairs.map(async ([first, second]) => {
        const joined = [...starts[first], ...starts[second]];
        const scores = await play(classifier, joined, halfLifeSeconds);
        return scores
          .slice(WINDOWS)
          .findIndex(({ smoothed }) => leader(smoothed) === verdicts[second]);
      }),
    );
    classifier.dispose();
    const followed = lags.filter((lag) => lag >= 0).map((lag) => lag + 1);
    const share = ((100 * followed.length) / pairs.length).toFixed(0);
    report(
      `from one validation clip to another: of ${pairs.length} changes ${share} % are followed within 14 s, ` +
        `half of these within ${median(followed)} s`,
    );
    expect(followed.length / pairs.length).toBeGreaterThan(0.8);
    expect(median(followed)).toBeLessThanOrEqual(7);
  });
});
