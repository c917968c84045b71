import { expect, it } from 'vitest';
import { loadEngine } from '../../../../models/inference/engines/load-engine.js';

it('an engine that is asked for by several at once, before it was ever loaded, is there for all', async () => {
  const asked = Array.from({ length: 3 }, () => loadEngine('wasm'));
  expect(await Promise.all(asked)).toEqual(['wasm', 'wasm', 'wasm']);
});
