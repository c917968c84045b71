import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addStationEdit, modelEdit } from '../../../src/config/config-edits.js';
import { createConfigFile } from '../../../src/config/config-file.js';
import { loadConfig } from '../../../src/config/load-config.js';

describe('createConfigFile', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-config-'));
    file = join(folder, 'earshot.yaml');
    await writeFile(file, '# mine\nstations: []\n');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('makes changes that come at once one after the other and leaves no draft', async () => {
    const config = createConfigFile(file);
    const names = Array.from({ length: 20 }, (_, index) => `station-${index}`);
    const edits = names.map((name) => addStationEdit({ name, source: 'synthetic:demo' }));
    await Promise.all(edits.map(config.change));
    expect((await loadConfig(file)).stations.map(({ name }) => name)).toEqual(names);
    expect(await readdir(folder)).toEqual(['earshot.yaml']);
  });

  it('keeps mode and link', async () => {
    await chmod(file, 0o640);
    const link = join(folder, 'link.yaml');
    await symlink(file, link);
    await createConfigFile(link).change(modelEdit('mine'));
    expect((await stat(file)).mode & 0o777).toBe(0o640);
    expect(await readFile(file, 'utf8')).toBe('# mine\nstations: []\nmodel: mine\n');
    expect(await readFile(link, 'utf8')).toContain('model: mine');
  });

  it('leaves a file that somebody broke as it is, and goes on when it is mended', async () => {
    const config = createConfigFile(file);
    await writeFile(file, 'stations: {');
    await expect(config.change(modelEdit('mine'))).rejects.toThrow('earshot.yaml:1');
    expect(await readFile(file, 'utf8')).toBe('stations: {');
    await writeFile(file, '');
    await config.change(modelEdit('mine'));
    expect(await readFile(file, 'utf8')).toBe('model: mine\n');
  });
});
