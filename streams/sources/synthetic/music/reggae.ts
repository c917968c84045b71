import { addSound } from '../instruments/add-sound.js';
import { makeHat, makeKick, makeRim } from '../instruments/drums.js';
import { highPass, lowPass } from '../instruments/filters.js';
import { hzOfNote } from '../instruments/hz-of-note.js';
import { makePluck } from '../instruments/make-pluck.js';
import { makeSyllable } from '../instruments/make-syllable.js';
import { makeTone } from '../instruments/make-tone.js';
import type { Piece } from '../piece.js';

const BEAT_SECONDS = 60 / 150;
const BEATS = 32;
/** G, C, G, D: two bars each. */
const CHORDS = [
  { bass: [31, 31, 35, 38], notes: [55, 59, 62] },
  { bass: [36, 36, 40, 43], notes: [55, 60, 64] },
  { bass: [31, 31, 35, 38], notes: [55, 59, 62] },
  { bass: [38, 38, 42, 45], notes: [57, 62, 66] },
] as const;
/** Beats of two bars in which the bass plays: it leaves the first one free. */
const BASS_BEATS = [1, 2.5, 4, 6];
const MELODY: ReadonlyArray<readonly [beat: number, note: number, beats: number]> = [
  [0, 62, 1],
  [1.5, 64, 0.5],
  [2, 67, 1.6],
  [8, 67, 1],
  [9.5, 64, 0.5],
  [10, 60, 2],
  [16, 62, 1],
  [17.5, 59, 0.5],
  [18, 62, 2],
  [24, 66, 1.5],
  [26, 64, 0.5],
  [27, 62, 2.5],
];

const playDrums = (loop: Float32Array): void => {
  const [kick, rim, hat] = [makeKick(54, 0.16, 0.2), makeRim(), makeHat(0.02)];
  for (let beat = 0; beat < BEATS; beat++) {
    const at = beat * BEAT_SECONDS;
    if (beat % 4 === 2) addSound(loop, at, kick, 1.1);
    if (beat % 4 === 2) addSound(loop, at, rim, 0.8);
    addSound(loop, at, hat, beat % 2 === 0 ? 0.45 : 0.25);
    addSound(loop, at + 0.6 * BEAT_SECONDS, hat, 0.2);
  }
};

const playChops = (loop: Float32Array): void => {
  CHORDS.forEach(({ notes }, index) => {
    for (const note of notes) {
      const hz = hzOfNote(note);
      const string = { hz, seconds: 0.12, brightness: 0.7, ringSeconds: 1 };
      const chop = highPass(makePluck(string), 350);
      const partials = [1, 0.6, 0.5, 0.25];
      const organ = makeTone({ hz, seconds: 0.13, partials, attackSeconds: 0.006 });
      for (let beat = 1; beat < 8; beat += 2) {
        const at = (index * 8 + beat) * BEAT_SECONDS;
        addSound(loop, at, chop, 0.5);
        addSound(loop, at, organ, 0.1);
        addSound(loop, at + BEAT_SECONDS / 2, organ, 0.05);
      }
    }
  });
};

const playBass = (loop: Float32Array): void => {
  CHORDS.forEach(({ bass }, index) => {
    bass.forEach((note, place) => {
      const seconds = BEAT_SECONDS * 1.3;
      const tone = { hz: hzOfNote(note), seconds, partials: [1, 0.35, 0.15], attackSeconds: 0.015 };
      const at = (index * 8 + (BASS_BEATS[place] ?? 0)) * BEAT_SECONDS;
      addSound(loop, at, lowPass(makeTone({ ...tone, decaySeconds: 0.8 }), 500), 1.1);
    });
  });
};

const playVoice = (loop: Float32Array): void => {
  for (const [beat, note, beats] of MELODY) {
    const syllable = makeSyllable(hzOfNote(note), beats * BEAT_SECONDS, beats > 1 ? 'o' : 'a');
    addSound(loop, beat * BEAT_SECONDS, syllable, 0.45);
  }
};

/** Reggae: chops off the beat, the drums on the third beat only, a round bass that tells the tune, a voice. */
export const reggae: Piece = {
  beats: BEATS,
  beatSeconds: BEAT_SECONDS,
  parts: [
    { play: playBass, gain: 1.5 },
    { play: playDrums, gain: 5.4, room: { amount: 0.3, ringSeconds: 1.1 } },
    { play: playChops, gain: 1.3, room: { amount: 0.3, ringSeconds: 1.1 } },
    { play: playVoice, gain: 1, room: { amount: 0.3, ringSeconds: 1.1 } },
  ],
  hiss: 0.029,
  toneDb: [-7, -7, -3, -2, -5, 7, 3, 4],
};
