import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SAMPLE_RATE_HZ, toFeatureWindows } from '../../../streams/index.js';
import { estimateTempo } from '../../../streams/measures/estimate-tempo.js';
import { measureSound } from '../../../streams/measures/measure-sound.js';
import { ONSETS_PER_SECOND, OnsetMeter } from '../../../streams/measures/onset-meter.js';
import { collect } from '../../helpers/collect.js';
import { needs } from '../../helpers/needs.js';
import { DATA_FOLDER, readClip } from '../../helpers/real-clips.js';
import { toChunks } from '../../helpers/to-chunks.js';

type Answer = { readonly tempi: readonly number[]; readonly key: number };

const { clips } = JSON.parse(
  readFileSync(new URL('../../fixtures/librosa/tempo-and-key.json', import.meta.url), 'utf8'),
) as { readonly clips: Readonly<Record<string, Answer>> };

const STARTS = [0, 9, 18];
const PIECE_SECONDS = 12;
const PITCHES = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'];

const share = (answers: readonly boolean[]): number =>
  answers.filter(Boolean).length / answers.length;

const isNear = (one: number, other: number): boolean => Math.abs(one / other - 1) <= 0.04;

const tempoOf = (wave: Float32Array): number | undefined => {
  const meter = new OnsetMeter();
  meter.push(wave);
  return estimateTempo(meter.read(), ONSETS_PER_SECOND);
};

const pieceOf = (wave: Float32Array, startSeconds: number): Float32Array =>
  wave.subarray(startSeconds * SAMPLE_RATE_HZ, (startSeconds + PIECE_SECONDS) * SAMPLE_RATE_HZ);

describe.skipIf(!DATA_FOLDER || !needs('ffmpeg'))('on real clips, against librosa', () => {
  const heard = Object.entries(clips).map(([path, answer]) => ({
    ...answer,
    wave: DATA_FOLDER ? readClip(DATA_FOLDER, path) : new Float32Array(0),
  }));

  it('the tempo of 12 s is the same within 4 % in four pieces of five where one is said', () => {
    const pairs = heard.flatMap(({ wave, tempi }) =>
      tempi.map((theirs, piece) => ({ theirs, ours: tempoOf(pieceOf(wave, STARTS[piece]!)) })),
    );
    const said = pairs.filter(({ ours }) => ours !== undefined);
    expect(said.length / pairs.length).toBeGreaterThan(0.85);
    const same = said.map(({ theirs, ours }) => isNear(ours!, theirs));
    expect(share(same)).toBeGreaterThan(0.8);
  });

  it('the key of a clip is the same in more than half, and seldom a distant one', () => {
    const near = heard.flatMap(({ wave, key: theirs }) => {
      const windows = collect(toChunks(wave, [2205]), measureSound(toFeatureWindows()));
      const [pitch, mode] = windows.at(-1)!.measures?.key?.split(' ') ?? [];
      if (pitch === undefined) return [];
      const ours = PITCHES.indexOf(pitch) + (mode === 'minor' ? 12 : 0);
      const steps = (ours - theirs + 24) % 12;
      const isSameMode = ours < 12 === theirs < 12;
      const isRelative = !isSameMode && steps === (ours < 12 ? 3 : 9);
      const isNeighbour = isSameMode ? [5, 7].includes(steps) : steps === 0 || isRelative;
      return [{ isSame: ours === theirs, isNear: ours === theirs || isNeighbour }];
    });
    expect(share(near.map(({ isSame }) => isSame))).toBeGreaterThan(0.55);
    expect(share(near.map(({ isNear }) => isNear))).toBeGreaterThan(0.75);
  });
});
