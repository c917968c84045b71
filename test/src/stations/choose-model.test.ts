import { describe, expect, it } from 'vitest';
import { listSavedModels } from '../../../src/stations/choose-model.js';

describe('the models that a station can be given', () => {
  it('are those that name genres second by second', async () => {
    const { models } = await listSavedModels();
    const names = models.filter(({ origin }) => origin === 'shipped').map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['hybrid', 'ensemble', 'r2-custom-cnn']));
    for (const other of ['sound-kind', 'r2-own-48-statistics', 'r3-simple-cnn']) {
      expect(names).not.toContain(other);
    }
  });
});
