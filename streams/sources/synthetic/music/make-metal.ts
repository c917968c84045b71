import { addSound } from '../instruments/add-sound.js';
import { makeCymbal, makeKick, makeSnare } from '../instruments/drums.js';
import { highPass, lowPass } from '../instruments/filters.js';
import { hzOfNote } from '../instruments/hz-of-note.js';
import { makeLoop } from '../instruments/make-loop.js';
import { makeTone, sawPartials } from '../instruments/make-tone.js';

const BEAT_SECONDS = 60 / 168;
const BEATS = 32;
const DRIVE = 9;
/** Roots of the power chords, one a bar: E, F, E, G, E, F, B flat, A. */
const ROOTS = [40, 41, 40, 43, 40, 41, 46, 45];
/** Sixteenths of a beat in which the riff is struck: held chord first, then a gallop. */
const RIFF = [
  { at: 0, beats: 0.9 },
  { at: 1, beats: 0.22 },
  { at: 1.5, beats: 0.2 },
  { at: 1.75, beats: 0.2 },
  { at: 2, beats: 0.22 },
  { at: 2.5, beats: 0.2 },
  { at: 2.75, beats: 0.2 },
  { at: 3, beats: 0.45 },
  { at: 3.5, beats: 0.45 },
];

const makeGuitars = (): Float32Array => {
  const loop = makeLoop(BEATS, BEAT_SECONDS);
  ROOTS.forEach((root, bar) => {
    for (const { at, beats } of RIFF) {
      for (const [interval, detune] of [
        [0, 1],
        [7, 1.001],
        [12, 0.999],
        [0, 1.004],
      ] as const) {
        const hz = hzOfNote(root + interval) * detune;
        const seconds = beats * BEAT_SECONDS;
        const string = makeTone({ hz, seconds, partials: sawPartials(24), attackSeconds: 0.003 });
        addSound(loop, (bar * 4 + at) * BEAT_SECONDS, string, 0.3);
      }
    }
  });
  const driven = loop.map((sample) => Math.tanh(DRIVE * sample));
  return lowPass(highPass(driven, 90), 5500, 2);
};

const addDrums = (loop: Float32Array): void => {
  const kick = makeKick(58, 0.07, 0.9);
  const snare = makeSnare(200, 0.1);
  const crash = makeCymbal(0.5);
  const ride = makeCymbal(0.12);
  for (let beat = 0; beat < BEATS; beat++) {
    const at = beat * BEAT_SECONDS;
    for (let part = 0; part < 4; part++) addSound(loop, at + (part / 4) * BEAT_SECONDS, kick, 0.9);
    if (beat % 2 === 1) addSound(loop, at, snare, 1.1);
    addSound(loop, at, beat % 8 === 0 ? crash : ride, 0.5);
  }
};

/** Metal: driven power chords in a gallop, a double bass drum, crashing cymbals. */
export const makeMetal = (): Float32Array => {
  const guitars = makeGuitars();
  const loop = guitars.map((sample) => 0.75 * sample);
  ROOTS.forEach((root, bar) => {
    for (let eighth = 0; eighth < 8; eighth++) {
      const seconds = BEAT_SECONDS * 0.48;
      const hz = hzOfNote(root - 12);
      const bass = makeTone({ hz, seconds, partials: sawPartials(10), attackSeconds: 0.004 });
      addSound(loop, (bar * 4 + eighth / 2) * BEAT_SECONDS, bass, 0.25);
    }
  });
  addDrums(loop);
  return loop;
};
