import { describe, expect, it } from 'vitest';
import { PICTURE_FRONT_END } from '../../../models/baselines/transfer/hearing-networks.js';
import { requireSameFrames } from '../../../models/evaluation/require-same-frames.js';
import { streamClips } from '../../../models/evaluation/stream-clips.js';
import { FEATURE_SET, findFrontEnd, windowToInput } from '../../../streams/index.js';
import { countingClassifier } from '../../helpers/counting-classifier.js';

describe('the frames that a model hears', () => {
  it('are cut into windows as long as the model wants them', async () => {
    const { melBands } = FEATURE_SET;
    const cells = Float32Array.from({ length: 256 * melBands }, (_, i) => -(i % 97));
    const clip = { name: 'a', label: 0, columns: 256, readLogMelDb: () => cells };
    const inputs: Float32Array[] = [];
    const counting = countingClassifier(async (requests) => {
      inputs.push(...requests.map(({ input }) => input));
    });
    const info = { ...counting.info, frontEnd: PICTURE_FRONT_END };
    await streamClips({ ...counting, info }, [clip]);
    expect(inputs).toHaveLength(1 + Math.floor((256 - 128) / 13));
    const second = cells.subarray(13 * melBands, (13 + 128) * melBands);
    expect(inputs[1]).toEqual(windowToInput(second, PICTURE_FRONT_END));
  });

  it('may lie in longer windows and be bands instead of coefficients', () => {
    expect(requireSameFrames({ name: 'pictures', frontEnd: PICTURE_FRONT_END })).toBe(
      PICTURE_FRONT_END,
    );
    expect(requireSameFrames({ name: 'own' })).toBe(FEATURE_SET);
  });

  it.each([
    ['effnet-discogs', findFrontEnd('effnet-discogs')!, /frontEnd\.sampleRateHz: expected 22050/],
    [
      'linear',
      { ...FEATURE_SET, compression: { kind: 'none' } as const },
      /frontEnd\.compression: expected .*\(any range\), received \{"kind":"none"\}/,
    ],
  ])('are not those of %s, which says in a line why', (name, frontEnd, message) => {
    expect(() => requireSameFrames({ name, frontEnd })).toThrow(message);
  });
});
