import { describe, expect, it } from 'vitest';
import type { DescriptorModel } from '../../../models/descriptors/descriptor-model.js';
import { termCount } from '../../../models/descriptors/descriptor-model.js';
import { STATISTICS } from '../../../models/descriptors/sound-statistics.js';
import { trackDescriptors } from '../../../models/descriptors/track-descriptors.js';
import { SOUND_KINDS } from '../../../models/sound-kind/sound-kinds.js';
import { collect } from '../../helpers/collect.js';
import { makeWindow } from '../../helpers/make-window.js';

const SIZE = STATISTICS.length;

/** Energy as the brightness of the sound has it, so that its mean can be told. */
const brightness: DescriptorModel = {
  centre: new Float64Array(SIZE).fill(Math.log(1000)),
  spread: new Float64Array(SIZE).fill(1),
  maps: {
    energy: {
      intercept: 0.5,
      weights: Float64Array.from({ length: termCount(SIZE) }, (_, at) =>
        STATISTICS[at] === 'brightness' ? 0.3 : 0,
      ),
    },
  },
};

type Step = { readonly centroidHz?: number; readonly quiet?: boolean; readonly speech?: boolean };

const scoresAt = (
  index: number,
  { centroidHz = 1000, quiet = false, speech }: Step,
  gap = false,
) => {
  const window = makeWindow(index, { interrupted: gap });
  const kinds = Float32Array.from(SOUND_KINDS, (kind) =>
    kind === (speech ? 'speech' : 'music') ? 1 : 0,
  );
  const descriptors = { ...window.descriptors, centroidHz };
  return {
    window: { ...window, descriptors },
    probabilities: Float32Array.of(1),
    kinds,
    droppedWindows: 0,
    quiet,
  };
};

const energies = (steps: readonly Step[], gapAt = -1) =>
  collect(
    steps.map((step, index) => scoresAt(index, step, index === gapAt)),
    trackDescriptors(brightness),
  ).map(({ learnt }) => learnt?.energy);

const of = (count: number, step: Step): Step[] => Array<Step>(count).fill(step);

describe('trackDescriptors', () => {
  it('says nothing before ten seconds of music, then what they are like', () => {
    const told = energies(of(12, {}));
    expect(told.slice(0, 9)).toEqual(Array(9).fill(undefined));
    expect(told[9]).toBeCloseTo(0.5, 6);
  });

  it('forgets what is half a minute ago', () => {
    const told = energies([...of(30, { centroidHz: 500 }), ...of(30, { centroidHz: 2000 })]);
    expect(told[29]).toBeCloseTo(0.5 - 0.3 * Math.LN2, 6);
    expect(told[59]).toBeCloseTo(0.5 + 0.3 * Math.LN2, 6);
  });

  it('leaves speech and quiet out and says nothing of them', () => {
    const told = energies([
      ...of(12, {}),
      ...of(5, { centroidHz: 8000, speech: true }),
      ...of(5, { centroidHz: 8000, quiet: true }),
      ...of(1, {}),
    ]);
    expect(told.slice(12, 22)).toEqual(Array(10).fill(undefined));
    expect(told[22]).toBeCloseTo(0.5, 6);
  });

  it('begins anew after a gap, and is silent without a model', () => {
    expect(energies(of(15, {}), 12).slice(12)).toEqual(Array(3).fill(undefined));
    const steps = of(15, {}).map((step, index) => scoresAt(index, step));
    expect(collect(steps, trackDescriptors(undefined))).toEqual(steps);
  });
});
