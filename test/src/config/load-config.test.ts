import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../../src/config/load-config.js';

const example = fileURLToPath(new URL('../../../docs/earshot.example.yaml', import.meta.url));

describe('loadConfig', () => {
  test('the example holds the defaults and one station', async () => {
    const config = await loadConfig(example);
    expect(config).toEqual({
      ...(await loadConfig(undefined)),
      stations: [{ name: 'demo', source: 'synthetic:demo' }],
    });
  });

  test('a missing file is one clear line', async () => {
    await expect(loadConfig('no/such/file.yaml')).rejects.toThrow(
      'cannot read the configuration no/such/file.yaml: there is no such file',
    );
  });
});
