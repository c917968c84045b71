import { addSound } from '../instruments/add-sound.js';
import { makeCymbal, makeKick, makeSnare } from '../instruments/drums.js';
import { lowPass } from '../instruments/filters.js';
import { hzOfNote } from '../instruments/hz-of-note.js';
import { makeDrivenGuitar, type Stroke } from '../instruments/make-driven-guitar.js';
import type { Piece } from '../piece.js';

const BEAT_SECONDS = 60 / 190;
const BEATS = 32;
/** Roots of the power chords, one a bar, on strings tuned low: D, E flat, D, F, D, E flat, A flat, G. */
const ROOTS = [38, 39, 38, 41, 38, 39, 44, 43];
/** Strokes of a bar: palm mutes that gallop, and chords that ring. */
const RIFF = [
  { at: 0, beats: 0.5, mute: false },
  { at: 0.5, beats: 0.25, mute: true },
  { at: 0.75, beats: 0.25, mute: true },
  { at: 1, beats: 0.5, mute: true },
  { at: 1.5, beats: 0.25, mute: true },
  { at: 1.75, beats: 0.25, mute: true },
  { at: 2, beats: 1, mute: false },
  { at: 3, beats: 0.5, mute: true },
  { at: 3.5, beats: 0.5, mute: false },
] as const;
const MUTE_SECONDS = 0.09;
const RING_SECONDS = 1.2;

const strokesOf = (detune: number, lateSeconds: number): readonly Stroke[] =>
  ROOTS.flatMap((root, bar) =>
    RIFF.map(({ at, beats, mute }) => ({
      atSeconds: (bar * 4 + at) * BEAT_SECONDS + lateSeconds,
      seconds: beats * BEAT_SECONDS,
      stringsHz: [0, 7, 12].map((interval) => detune * hzOfNote(root + interval)),
      decaySeconds: mute ? MUTE_SECONDS : RING_SECONDS,
    })),
  );

const playDrums = (loop: Float32Array): void => {
  const [kick, snare] = [makeKick(58, 0.07, 1.2), makeSnare(200, 0.12)];
  const [crash, ride] = [makeCymbal(0.9), makeCymbal(0.3)];
  for (let beat = 0; beat < BEATS; beat++) {
    const at = beat * BEAT_SECONDS;
    for (let part = 0; part < 4; part++) addSound(loop, at + (part / 4) * BEAT_SECONDS, kick, 0.9);
    if (beat % 2 === 1) addSound(loop, at, snare, 1.2);
    addSound(loop, at, beat % 4 === 0 ? crash : ride, 0.5);
  }
};

const playLeftGuitar = (loop: Float32Array): void =>
  addSound(loop, 0, makeDrivenGuitar(loop.length, strokesOf(1, 0)), 0.6);

const playRightGuitar = (loop: Float32Array): void =>
  addSound(loop, 0, makeDrivenGuitar(loop.length, strokesOf(1.004, 0.011)), 0.6);

const playBass = (loop: Float32Array): void =>
  addSound(loop, 0, lowPass(makeDrivenGuitar(loop.length, strokesOf(0.5, 0)), 300, 2));

/** Metal: two driven guitars tuned low, in a gallop, over a double bass drum and crashing cymbals. */
export const metal: Piece = {
  beats: BEATS,
  beatSeconds: BEAT_SECONDS,
  parts: [
    { play: playLeftGuitar, gain: 0.87 },
    { play: playRightGuitar, gain: 0.76 },
    { play: playBass, gain: 2 },
    { play: playDrums, gain: 2.1 },
  ],
  hiss: 0.03,
  toneDb: [11, 4, -9, -6, -1, 14, 12, -11],
};
