import { addSound } from '../instruments/add-sound.js';
import { makeClap, makeHat, makeKick, makeSnare } from '../instruments/drums.js';
import { highPass, lowPass } from '../instruments/filters.js';
import { hzOfNote } from '../instruments/hz-of-note.js';
import { makePluck } from '../instruments/make-pluck.js';
import { makeTone, sawPartials } from '../instruments/make-tone.js';
import type { Piece } from '../piece.js';

const BEAT_SECONDS = 60 / 120;
const BEATS = 32;
/** G 7, C major 7, A minor 7, D minor 7, two bars each. */
const CHORDS = [
  { root: 31, notes: [59, 62, 65, 67] },
  { root: 36, notes: [59, 60, 64, 67] },
  { root: 33, notes: [57, 60, 64, 67] },
  { root: 38, notes: [57, 60, 62, 65] },
] as const;
/** Sixteenths in which the guitar is scratched. */
const GUITAR_STEPS = [0, 3, 4, 6, 7, 10, 12, 14, 15];

const playDrums = (loop: Float32Array): void => {
  const [kick, snare, clap] = [makeKick(52, 0.12, 0.4), makeSnare(190, 0.07), makeClap()];
  const [closed, open] = [makeHat(0.02), makeHat(0.11)];
  for (let beat = 0; beat < BEATS; beat++) {
    const at = beat * BEAT_SECONDS;
    addSound(loop, at, kick, 1);
    if (beat % 2 === 1) addSound(loop, at, snare, 0.55);
    if (beat % 2 === 1) addSound(loop, at, clap, 0.35);
    for (const part of [0, 0.25, 0.75]) addSound(loop, at + part * BEAT_SECONDS, closed, 0.5);
    addSound(loop, at + BEAT_SECONDS / 2, open, 0.8);
  }
};

const playBass = (loop: Float32Array): void => {
  for (let eighth = 0; eighth < BEATS * 2; eighth++) {
    const { root } = CHORDS[Math.floor(eighth / 16)] ?? CHORDS[0];
    const hz = hzOfNote(root + (eighth % 2) * 12);
    const seconds = BEAT_SECONDS * 0.42;
    const partials = sawPartials(8);
    const tone = { hz, seconds, partials, attackSeconds: 0.005, decaySeconds: 0.2, dulling: 0.5 };
    addSound(loop, (eighth / 2) * BEAT_SECONDS, makeTone(tone), 0.5);
  }
};

const playStrings = (loop: Float32Array): void => {
  CHORDS.forEach(({ notes }, index) => {
    for (const note of notes) {
      const hz = hzOfNote(note + 12) * 1.002;
      const seconds = BEAT_SECONDS * 7.5;
      const bow = { hz, seconds, partials: sawPartials(8), attackSeconds: 0.15, vibrato: 0.004 };
      addSound(loop, index * 8 * BEAT_SECONDS, lowPass(makeTone(bow), 3500), 0.06);
    }
  });
};

const playGuitar = (loop: Float32Array): void => {
  CHORDS.forEach(({ notes }, index) => {
    for (const note of notes) {
      const scratch = { hz: hzOfNote(note + 12), seconds: 0.11, brightness: 1, ringSeconds: 0.8 };
      const pluck = highPass(makePluck(scratch), 500);
      for (let bar = 0; bar < 2; bar++) {
        for (const step of GUITAR_STEPS) {
          addSound(loop, (index * 8 + bar * 4 + step / 4) * BEAT_SECONDS, pluck, 0.2);
        }
      }
    }
  });
};

/** Disco: four on the floor, open hats off the beat, bass in octaves, strings, scratched guitar. */
export const disco: Piece = {
  beats: BEATS,
  beatSeconds: BEAT_SECONDS,
  parts: [
    { play: playStrings, gain: 1, room: { amount: 0.3, ringSeconds: 1.2 } },
    { play: playGuitar, gain: 0.66, room: { amount: 0.15, ringSeconds: 0.7 } },
    { play: playBass, gain: 0.39 },
    { play: playDrums, gain: 0.77, room: { amount: 0.12, ringSeconds: 0.7 } },
  ],
  hiss: 0.29,
  toneDb: [-3, 7, 3, -7, 4, -6, 5, 1],
};
