import { addSound } from '../instruments/add-sound.js';
import { lowPass } from '../instruments/filters.js';
import { hzOfNote } from '../instruments/hz-of-note.js';
import { makeTone, sawPartials } from '../instruments/make-tone.js';
import type { Piece } from '../piece.js';

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
const HALL = { amount: 0.5, ringSeconds: 1.8 };
const PIANO = [1, 0.5, 0.28, 0.18, 0.1];

/** Two players of each voice, a little apart in pitch. */
const DETUNES = [0.998, 1.0025];

const playVoice = (loop: Float32Array, voice: number): void => {
  CHORDS.forEach((chord, index) => {
    for (const detune of DETUNES) {
      const seconds = BEATS_A_CHORD * BEAT_SECONDS + 0.4;
      const hz = hzOfNote(chord[voice] ?? chord[0]) * detune;
      const partials = sawPartials(7);
      const bow = { hz, seconds, partials, attackSeconds: 0.45, vibrato: 0.003 };
      addSound(loop, index * BEATS_A_CHORD * BEAT_SECONDS, makeTone(bow), 0.075);
    }
  });
};

const playStrings = CHORDS[0].map((_, voice) => (loop: Float32Array): void => {
  const strings = new Float32Array(loop.length);
  playVoice(strings, voice);
  addSound(loop, 0, lowPass(strings, 1600));
});

const playPiano = (loop: Float32Array): void => {
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
        seconds: 1.4,
        partials: PIANO,
        attackSeconds: 0.004,
        decaySeconds: 0.6,
        dulling: 0.6,
      };
      addSound(loop, at, makeTone(key), step % 3 === 0 ? 0.2 : 0.14);
    }
  });
};

const playViolin = (loop: Float32Array): void => {
  let beat = 0;
  for (const [note, beats] of MELODY) {
    const seconds = beats * BEAT_SECONDS;
    const tone = { hz: hzOfNote(note), seconds, partials: sawPartials(9), attackSeconds: 0.12 };
    addSound(loop, beat * BEAT_SECONDS, lowPass(makeTone({ ...tone, vibrato: 0.006 }), 2400), 0.16);
    beat += beats;
  }
};

/** Classical: slow strings, a piano in broken chords, a violin over them, a hall; no drums. */
export const classical: Piece = {
  beats: BEATS,
  beatSeconds: BEAT_SECONDS,
  parts: [
    ...playStrings.map((play) => ({ play, gain: 0.35, room: HALL })),
    { play: playPiano, gain: 0.62, room: HALL },
    { play: playViolin, gain: 1, room: HALL },
  ],
  hiss: 0.0078,
  toneDb: [1, -3, -1, 0, 1, 0, 1, -1],
};
