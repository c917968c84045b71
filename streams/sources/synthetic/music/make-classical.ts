import { addRoom } from '../instruments/add-room.js';
import { addSound } from '../instruments/add-sound.js';
import { lowPass } from '../instruments/filters.js';
import { hzOfNote } from '../instruments/hz-of-note.js';
import { makeLoop } from '../instruments/make-loop.js';
import { makeTone, sawPartials } from '../instruments/make-tone.js';

const BEAT_SECONDS = 60 / 66;
/** D, A/C sharp, B minor, G, E minor, A, D: bass first, then the upper voices. */
const CHORDS = [
  [50, 57, 62, 66],
  [49, 57, 64, 69],
  [47, 59, 62, 66],
  [43, 59, 62, 67],
  [52, 59, 64, 67],
  [45, 57, 61, 67],
] as const;
const BEATS_A_CHORD = 3;
const BEATS = CHORDS.length * BEATS_A_CHORD;
const MELODY: ReadonlyArray<readonly [note: number, beats: number]> = [
  [78, 2],
  [81, 1],
  [76, 2],
  [73, 1],
  [74, 1.5],
  [76, 0.5],
  [78, 1],
  [79, 2],
  [74, 1],
  [71, 1.5],
  [72, 0.5],
  [74, 1],
  [73, 3],
];
const PIANO = [1, 0.5, 0.28, 0.18, 0.1, 0.06, 0.04];

const makeStrings = (): Float32Array => {
  const loop = makeLoop(BEATS, BEAT_SECONDS);
  CHORDS.forEach((chord, index) => {
    for (const note of chord) {
      for (const detune of [0.998, 1.0025]) {
        const seconds = BEATS_A_CHORD * BEAT_SECONDS + 0.4;
        const hz = hzOfNote(note) * detune;
        const voice = {
          hz,
          seconds,
          partials: sawPartials(10),
          attackSeconds: 0.45,
          vibrato: 0.003,
        };
        addSound(loop, index * BEATS_A_CHORD * BEAT_SECONDS, makeTone(voice), 0.075);
      }
    }
  });
  return lowPass(loop, 1600);
};

const addPiano = (loop: Float32Array): void => {
  CHORDS.forEach((chord, index) => {
    const notes = [
      chord[0],
      chord[1],
      chord[2],
      chord[3],
      chord[2] + 12,
      chord[3],
      chord[2],
      chord[1],
    ];
    for (let step = 0; step < BEATS_A_CHORD * 3; step++) {
      const hz = hzOfNote(notes[step % notes.length] ?? chord[0]);
      const at = (index * BEATS_A_CHORD + step / 3) * BEAT_SECONDS;
      const key = {
        hz,
        seconds: 1.8,
        partials: PIANO,
        attackSeconds: 0.004,
        decaySeconds: 0.6,
        dulling: 0.6,
      };
      addSound(loop, at, makeTone(key), step % 3 === 0 ? 0.2 : 0.14);
    }
  });
};

/** Classical: slow strings, a piano in broken chords, a violin over them, a hall; no drums. */
export const makeClassical = (): Float32Array => {
  const loop = makeStrings();
  addPiano(loop);
  let beat = 0;
  for (const [note, beats] of MELODY) {
    const seconds = beats * BEAT_SECONDS;
    const tone = { hz: hzOfNote(note), seconds, partials: sawPartials(9), attackSeconds: 0.12 };
    addSound(loop, beat * BEAT_SECONDS, lowPass(makeTone({ ...tone, vibrato: 0.006 }), 2400), 0.16);
    beat += beats;
  }
  return addRoom(loop, 0.5, 1.8);
};
