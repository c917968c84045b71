import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { modelDirectory } from '../../../models/inference/model-directory.js';

const SHIPPED = resolve('models/saved/hybrid');

describe('modelDirectory', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-models-'));
    vi.spyOn(process, 'cwd').mockReturnValue(folder);
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true });
  });

  it('finds the model that ships with Earshot, by its name or without one', () => {
    expect(modelDirectory()).toBe(SHIPPED);
    expect(modelDirectory('hybrid')).toBe(SHIPPED);
  });

  it('takes all else as a folder', () => {
    expect(modelDirectory('my-model')).toBe(join(folder, 'my-model'));
    expect(modelDirectory(SHIPPED)).toBe(SHIPPED);
  });

  it.each(['./hybrid', '.', '..', 'hybrid/', '../hybrid'])(
    'never takes the path %s for a name',
    (path) => {
      expect(modelDirectory(path)).toBe(resolve(folder, path));
    },
  );
});
