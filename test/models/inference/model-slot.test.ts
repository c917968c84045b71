import { describe, expect, it, vi } from 'vitest';
import { createModelSlot } from '../../../models/inference/model-slot.js';
import type { Classifier } from '../../../models/index.js';
import { countingClassifier } from '../../helpers/counting-classifier.js';

const named = (name: string, changes: Partial<Classifier> = {}) => {
  const classifier = countingClassifier();
  const dispose = vi.fn();
  return { ...classifier, info: { ...classifier.info, name }, dispose, ...changes };
};

describe('createModelSlot', () => {
  it('frees the old model after its last user let it go', async () => {
    const [old, next] = [named('old'), named('next')];
    const slot = createModelSlot(old);
    const [one, two] = [slot.lease(), slot.lease()];
    await slot.swap(async () => next);
    expect(slot.lease().classifier.info.name).toBe('next');
    one.release();
    expect(old.dispose).not.toHaveBeenCalled();
    two.release();
    expect(old.dispose).toHaveBeenCalledOnce();
  });

  it('keeps the old model, and frees the next one, when that gives no answer', async () => {
    const old = named('old');
    const broken = named('next', { step: () => Promise.reject(new Error('no kernel')) });
    const slot = createModelSlot(old);
    await expect(slot.swap(async () => broken)).rejects.toThrow('no kernel');
    expect(slot.info().name).toBe('old');
    expect(broken.dispose).toHaveBeenCalledOnce();
    expect(old.dispose).not.toHaveBeenCalled();
  });

  it('swaps in the order asked, and tells of each', async () => {
    const slot = createModelSlot(named('a'));
    const told: string[] = [];
    slot.info$.subscribe(({ name }) => told.push(name));
    let open = (): void => {};
    const slow = new Promise<void>((resolve) => (open = resolve));
    const first = slot.swap(() => slow.then(() => named('b')));
    const second = slot.swap(async () => named('c'));
    open();
    await Promise.all([first, second]);
    expect(told).toEqual(['a', 'b', 'c']);
  });

  it('takes nothing in after it was disposed of', async () => {
    const [old, next] = [named('old'), named('next')];
    const slot = createModelSlot(old);
    const swapped = slot.swap(async () => next);
    slot.dispose();
    await swapped;
    expect(next.dispose).toHaveBeenCalledOnce();
    expect(old.dispose).toHaveBeenCalledOnce();
  });
});
