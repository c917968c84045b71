import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { estimateDescriptors } from '../../../models/descriptors/descriptor-model.js';
import { loadDescriptors } from '../../../models/descriptors/descriptor-store.js';
import { hearClip } from '../../../models/descriptors/hear-clip.js';
import { loadDescriptorSystem } from '../../../models/tracks/load-descriptor-system.js';
import { renderSynthetic, SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { encodeWav } from '../../helpers/encode-wav.js';

describe('the ridge regression as a system that judges whole recordings', () => {
  let root = '';
  const options = { stop: new AbortController().signal, onProgress: () => {} };

  const writeSound = async (name: string, samples: Float32Array): Promise<string> => {
    const path = join(root, name);
    await writeFile(path, encodeWav(samples, SAMPLE_RATE_HZ));
    return path;
  };

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'earshot-ridge-'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it('tells of a file what the live model makes of its windows, and only what may be told', async () => {
    const song = await writeSound('song.wav', renderSynthetic('jazz', 6));
    const model = await loadDescriptors();
    const { info, hear } = await loadDescriptorSystem();
    expect(info).toMatchObject({ name: 'descriptors', labels: Object.keys(model.maps) });
    expect(info.hash).toMatch(/^[0-9a-f]{12}$/);
    const { statistics } = await hearClip(song, options);
    const { durationSeconds, descriptors } = await hear(song, options);
    expect(durationSeconds).toBeCloseTo(6, 2);
    expect(descriptors).toEqual(estimateDescriptors(model, statistics!));
    expect(Object.keys(descriptors!)).toEqual(info.labels);
  });

  it('says in a line that a file is too short or silent', async () => {
    const { hear } = await loadDescriptorSystem();
    const short = await writeSound('short.wav', renderSynthetic('jazz', 2));
    await expect(hear(short, options)).rejects.toThrow(
      /short\.wav is too short to judge as a whole/,
    );
    const silent = await writeSound('silent.wav', new Float32Array(5 * SAMPLE_RATE_HZ));
    await expect(hear(silent, options)).rejects.toThrow(/silent\.wav is silent: expected sound/);
  });
});
