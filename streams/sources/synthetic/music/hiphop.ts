import { addSound } from '../instruments/add-sound.js';
import { makeHat, makeKick, makeSnare } from '../instruments/drums.js';
import { lowPass } from '../instruments/filters.js';
import { hzOfNote } from '../instruments/hz-of-note.js';
import { makeSyllable, type Vowel } from '../instruments/make-syllable.js';
import { makeTone } from '../instruments/make-tone.js';
import type { Piece } from '../piece.js';
import { createRandom } from '../random.js';

const BEAT_SECONDS = 60 / 92;
const BEATS = 16;
/** The late second and fourth sixteenth that make the beat lean back. */
const SWING_BEATS = 0.04;
const KICKS = [0, 0.75, 2.5, 4, 5.75, 6.5, 7.25];
const BASS: ReadonlyArray<readonly [beat: number, note: number, beats: number]> = [
  [0, 29, 1.4],
  [2.5, 29, 0.9],
  [4, 32, 1.4],
  [5.75, 27, 0.6],
  [6.5, 27, 1.2],
];
/** F minor 9 and D flat major 7 on an electric piano. */
const CHORDS = [
  [53, 56, 60, 63, 67],
  [49, 56, 60, 63, 65],
];
const VOWELS: readonly Vowel[] = ['a', 'e', 'o', 'i'];

const playDrums = (loop: Float32Array): void => {
  const [kick, snare, hat] = [makeKick(46, 0.22, 0.5), makeSnare(170, 0.11), makeHat(0.022)];
  for (let beat = 0; beat < BEATS; beat++) {
    const at = beat * BEAT_SECONDS;
    if (beat % 2 === 1) addSound(loop, at, snare, 1);
    addSound(loop, at, hat, 0.5);
    addSound(loop, at + (0.5 + SWING_BEATS) * BEAT_SECONDS, hat, 0.35);
    if (beat % 4 === 3) addSound(loop, at + (0.75 + SWING_BEATS) * BEAT_SECONDS, hat, 0.3);
  }
  for (const start of [0, 8]) {
    for (const beat of KICKS) addSound(loop, (start + beat) * BEAT_SECONDS, kick, 1.2);
  }
};

const playRap = (loop: Float32Array): void => {
  const random = createRandom(5);
  for (let sixteenth = 0; sixteenth < BEATS * 4; sixteenth++) {
    if (sixteenth % 16 >= 14 || random() < -0.45) continue;
    const stressed = sixteenth % 4 === 0;
    const hz = 118 + 22 * random() + (stressed ? 18 : 0);
    const vowel = VOWELS[Math.floor((random() + 1) * 2)] ?? 'a';
    const late = sixteenth % 2 === 1 ? SWING_BEATS : 0;
    const syllable = makeSyllable(hz, BEAT_SECONDS * (stressed ? 0.24 : 0.19), vowel);
    addSound(loop, (sixteenth / 4 + late) * BEAT_SECONDS, syllable, stressed ? 0.75 : 0.55);
  }
};

const playBass = (loop: Float32Array): void => {
  for (const start of [0, 8]) {
    for (const [beat, note, beats] of BASS) {
      const seconds = beats * BEAT_SECONDS;
      const tone = { hz: hzOfNote(note), seconds, partials: [1, 0.25, 0.08], attackSeconds: 0.008 };
      addSound(loop, (start + beat) * BEAT_SECONDS, makeTone(tone), 0.7);
    }
  }
};

const playKeys = (loop: Float32Array): void => {
  const touch = { seconds: 2.3, partials: [1, 0.12, 0, 0.1], attackSeconds: 0.006 };
  CHORDS.forEach((chord, half) => {
    for (const note of chord) {
      const tone = { ...touch, hz: hzOfNote(note), decaySeconds: 1.1, vibrato: 0.002 };
      const key = lowPass(makeTone(tone), 2200);
      for (const start of [0, 8]) addSound(loop, (start + half * 4) * BEAT_SECONDS, key, 0.1);
    }
  });
};

/** Hip hop: a heavy beat that leans back, deep bass, an electric piano, a voice that talks in time. */
export const hiphop: Piece = {
  beats: BEATS,
  beatSeconds: BEAT_SECONDS,
  parts: [
    { play: playBass, gain: 0.61 },
    { play: playKeys, gain: 0.42 },
    { play: playDrums, gain: 3.64 },
    { play: playRap, gain: 0.34 },
  ],
  hiss: 0.007,
  toneDb: [12, 8, -14, -14, 8, 13, 13, 7],
};
