import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readToken } from '../../../../src/cli/watch/read-token.js';

let folder = '';
const write = async (text: string): Promise<string> => {
  const file = join(folder, 'token');
  await writeFile(file, text);
  return file;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-token-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('readToken', () => {
  it('reads the file, without the line end', async () => {
    expect(await readToken(await write('secret\n'), 'other')).toBe('secret');
  });

  it.each([
    ['secret', 'secret'],
    [' secret\n', 'secret'],
    ['', undefined],
    [undefined, undefined],
  ])('without a file takes EARSHOT_TOKEN=%j', async (text, token) => {
    expect(await readToken(undefined, text)).toBe(token);
  });

  it('says which file it cannot read', async () => {
    const file = join(folder, 'nowhere');
    await expect(readToken(file, undefined)).rejects.toThrow(
      `cannot read the token file ${file}: ENOENT`,
    );
  });

  it('does not say what a file holds that is no token', async () => {
    const file = await write('my secret');
    const message = `expected one token in the token file ${file}; it holds several words`;
    await expect(readToken(file, undefined)).rejects.toThrow(message);
    await expect(readToken(await write('\n'), undefined)).rejects.toThrow('it holds none');
  });
});
