import { describe, expect, it } from 'vitest';
import {
  type Clip,
  loadClassifier,
  loadDataset,
  type Scores,
  streamClips,
} from '../../models/index.js';
import { holdFusion } from '../../src/smoothing/hold-fusion.js';
import { judgeState } from '../../src/smoothing/judge-state.js';
import { smoothScores } from '../../src/smoothing/smooth-scores.js';
import { FEATURE_SET } from '../../streams/index.js';
import { collect } from '../helpers/collect.js';
import { fakeScores } from '../helpers/fake-scores.js';
import { DATA_FOLDER } from '../helpers/real-clips.js';
import { report } from '../helpers/report.js';

const { melBands } = FEATURE_SET;
/** Clips of a genre lie side by side; so far on is another one for most. */
const STRIDE = 31;
/** 4 s. */
const TURN_CELLS = 52 * melBands;
const STEP_SECONDS = 1.007;

const otherThan = (clips: readonly Clip[], index: number): Clip => {
  const after = clips.map((_, step) => clips[(index + STRIDE + step) % clips.length]!);
  return after.find(({ label }) => label !== clips[index]!.label)!;
};

/** A minute of it: the same half minute twice. */
const asMinute = (clip: Clip, readCells: () => Float32Array): Clip => {
  const columns = (2 * readCells().length) / melBands;
  return {
    ...clip,
    columns,
    readLogMelDb: () => {
      const cells = readCells();
      const twice = new Float32Array(2 * cells.length);
      twice.set(cells);
      twice.set(cells, cells.length);
      return twice;
    },
  };
};

type Mix = (one: Float32Array, other: Float32Array) => Float32Array;

const toPower = (db: number): number => 10 ** (db / 10);

/** Both clips have the same peak, so neither drowns the other. */
const add: Mix = (one, other) =>
  one.map((db, cell) => 10 * Math.log10(toPower(db) + toPower(other[cell] ?? -100)));

const alternate: Mix = (one, other) =>
  one.map((db, cell) => (Math.floor(cell / TURN_CELLS) % 2 === 0 ? db : (other[cell] ?? db)));

const fuse = (probabilities: readonly Float32Array[], labels: readonly string[]) => {
  const scores = probabilities.map((each, step): Scores =>
    fakeScores({ endSeconds: 3 + step * STEP_SECONDS, probabilities: [...each] }),
  );
  const judged = collect(collect(scores, smoothScores()), judgeState(labels));
  return collect(judged, holdFusion(labels));
};

/** Half a minute's work, of which most is the model's; EARSHOT_MEASURE=1 asks for it. */
const isMeasured = process.env['EARSHOT_MEASURE'] === '1' && DATA_FOLDER !== undefined;

describe.skipIf(!isMeasured)('fusion on the validation clips', () => {
  it(
    'is said of few that are of one genre, of more that alternate',
    { timeout: 600_000 },
    async () => {
      const { clips, labels } = await loadDataset(`${DATA_FOLDER}/gtzan`);
      const valid = clips.filter(({ split }) => split === 'valid');
      const mixed = (mix: Mix) =>
        valid.map((clip, index) => {
          const other = otherThan(valid, index);
          return asMinute(clip, () => mix(clip.readLogMelDb(), other.readLogMelDb()));
        });
      const classifier = await loadClassifier();
      const measure = async (name: string, heard: readonly Clip[]) => {
        const streamed = await streamClips(classifier, heard);
        const told = streamed.map((each) => fuse(each, classifier.info.labels));
        const said = told.filter((steps) => steps.some(({ fusion }) => fusion)).length;
        const right = told.filter((steps, index) => {
          const both = [valid[index]!, otherThan(valid, index)].map(({ label }) => labels[label]!);
          return steps.some(({ fusion }) => both.every((genre) => fusion?.includes(genre)));
        }).length;
        report(
          `${name}: said of ${said}, of the two genres of ${right} of ${heard.length} minutes`,
        );
        return said / heard.length;
      };
      const single = await measure(
        'one genre',
        valid.map((clip) => asMinute(clip, clip.readLogMelDb)),
      );
      await measure('two clips added', mixed(add));
      const alternating = await measure('two clips in turns of 4 s', mixed(alternate));
      classifier.dispose();
      expect(single).toBeLessThan(0.1);
      expect(alternating).toBeGreaterThan(2 * single);
    },
  );
});
