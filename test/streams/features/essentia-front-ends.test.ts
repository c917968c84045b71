import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createBandExtractor } from '../../../streams/features/create-band-extractor.js';
import { resampleChunks } from '../../../streams/features/resample-chunks.js';
import { findFrontEnd, type AudioChunk } from '../../../streams/index.js';
import { collect } from '../../helpers/collect.js';
import { cutFrames } from '../../helpers/cut-frames.js';
import { needs } from '../../helpers/needs.js';
import { DATA_FOLDER, readClip } from '../../helpers/real-clips.js';
import { synthesiseSweep } from '../../helpers/synthesise-sweep.js';
import { toChunks } from '../../helpers/to-chunks.js';

const RATE_HZ = 16_000;
const musicnn = findFrontEnd('musicnn')!;
const effnet = findFrontEnd('effnet-discogs')!;

const read = <Content>(name: string): Content => {
  const url = new URL(`../../fixtures/essentia/${name}`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Content;
};

/** Greatest difference to essentia's bands; the chunks are at 16 kHz. */
const worstError = (
  chunks: readonly AudioChunk[],
  frames: readonly number[],
  bands: readonly (readonly number[])[],
): number => {
  const extract = createBandExtractor(musicnn);
  const ours = collect(chunks, cutFrames(musicnn)).map(({ samples }) => extract(samples));
  return Math.max(
    ...bands.flatMap((row, index) =>
      row.map((value, band) => Math.abs(value - ours[frames[index]!]![band]!)),
    ),
  );
};

describe("front ends of essentia's models against essentia.js", () => {
  const { frames, bands } = read<{ frames: number[]; bands: number[][] }>('synthetic.json');

  it('gives the same mel bands for sound at the very rate', () => {
    const chunks = toChunks(synthesiseSweep(RATE_HZ));
    expect(worstError(chunks, frames, bands)).toBeLessThan(0.0005);
  });

  it("gives the same mel bands for sound at Earshot's rate", () => {
    const chunks = collect(toChunks(synthesiseSweep(22_050)), resampleChunks(RATE_HZ));
    expect(worstError(chunks, frames, bands)).toBeLessThan(0.0005);
  });

  it('has patches of 187 frames for MusiCNN and of 128 for EffNet-Discogs, of the same frames', () => {
    expect([musicnn.windowFrames, effnet.windowFrames]).toEqual([187, 128]);
    expect({ ...effnet, id: musicnn.id, windowFrames: musicnn.windowFrames }).toEqual(musicnn);
  });

  const clips = read<{ frames: number[]; bands: Record<string, number[][]> }>('clips.json');
  it.skipIf(!DATA_FOLDER || !needs('ffmpeg')).each(Object.keys(clips.bands))(
    'gives the same mel bands for %s',
    (path) => {
      const wave = readClip(DATA_FOLDER!, path);
      const chunks = collect(toChunks(wave), resampleChunks(RATE_HZ));
      expect(worstError(chunks, clips.frames, clips.bands[path]!)).toBeLessThan(0.0005);
    },
  );
});
