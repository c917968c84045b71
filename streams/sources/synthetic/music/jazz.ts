import { addSound } from '../instruments/add-sound.js';
import { makeBrush, makeCymbal, makeKick } from '../instruments/drums.js';
import { lowPass } from '../instruments/filters.js';
import { hzOfNote } from '../instruments/hz-of-note.js';
import { makePluck } from '../instruments/make-pluck.js';
import { makeTone } from '../instruments/make-tone.js';
import type { Piece } from '../piece.js';
import { createRandom } from '../random.js';

const BEAT_SECONDS = 60 / 138;
const BEATS = 32;
/** Where the second of two swung eighths falls. */
const SWUNG = 0.66;
/** D minor 7, G 7, C major 7, A 7, a bar each: what the bass walks over, and the piano's voicing. */
const CHORDS = [
  { walk: [38, 41, 45, 44], voicing: [53, 57, 60, 64] },
  { walk: [43, 47, 50, 49], voicing: [53, 57, 59, 64] },
  { walk: [36, 40, 43, 46], voicing: [52, 55, 59, 62] },
  { walk: [45, 43, 40, 39], voicing: [55, 58, 61, 66] },
] as const;
const SCALE = [62, 64, 65, 67, 69, 71, 72, 74, 76, 77, 79, 81];
const SAXOPHONE = [1, 0.8, 0.65, 0.5, 0.42, 0.3, 0.22, 0.16, 0.1, 0.07];

const playRhythm = (loop: Float32Array): void => {
  const [ride, foot, brush] = [makeCymbal(0.28), makeCymbal(0.03), makeBrush()];
  const kick = makeKick(55, 0.09, 0.1);
  for (let beat = 0; beat < BEATS; beat++) {
    const at = beat * BEAT_SECONDS;
    addSound(loop, at, ride, beat % 2 === 0 ? 0.3 : 0.4);
    if (beat % 2 === 1) addSound(loop, at + SWUNG * BEAT_SECONDS, ride, 0.25);
    if (beat % 2 === 1) addSound(loop, at, foot, 0.35);
    addSound(loop, at, brush, 0.3);
    addSound(loop, at, kick, 0.12);
  }
};

const playBass = (loop: Float32Array): void => {
  for (let beat = 0; beat < BEATS; beat++) {
    const { walk } = CHORDS[Math.floor(beat / 4) % CHORDS.length] ?? CHORDS[0];
    const hz = hzOfNote(walk[beat % 4] ?? walk[0]);
    const string = { hz, seconds: BEAT_SECONDS * 0.95, brightness: 0.12, ringSeconds: 2.2 };
    addSound(loop, beat * BEAT_SECONDS, lowPass(makePluck(string), 900), 1.4);
  }
};

const playPiano = (loop: Float32Array): void => {
  const touch = { attackSeconds: 0.004, decaySeconds: 0.3, dulling: 0.5 };
  for (let bar = 0; bar < BEATS / 4; bar++) {
    const { voicing } = CHORDS[bar % CHORDS.length] ?? CHORDS[0];
    for (const note of voicing) {
      const tone = { hz: hzOfNote(note), seconds: 0.5, partials: [1, 0.5, 0.3, 0.15, 0.08] };
      const key = makeTone({ ...tone, ...touch });
      for (const beat of [0, 1 + SWUNG]) addSound(loop, (bar * 4 + beat) * BEAT_SECONDS, key, 0.13);
    }
  }
};

const playSaxophone = (loop: Float32Array): void => {
  const random = createRandom(31);
  let place = 5;
  for (let eighth = 0; eighth < BEATS * 2; eighth++) {
    if (eighth % 16 > 12 || random() < -0.6) continue;
    place = Math.max(0, Math.min(SCALE.length - 1, place + Math.round(2.4 * random())));
    const seconds = BEAT_SECONDS * (random() > 0.4 ? 0.9 : 0.45);
    const tone = {
      hz: hzOfNote(SCALE[place] ?? 69),
      seconds,
      partials: SAXOPHONE,
      attackSeconds: 0.035,
    };
    const at = Math.floor(eighth / 2) + (eighth % 2) * SWUNG;
    addSound(loop, at * BEAT_SECONDS, makeTone({ ...tone, vibrato: 0.005 }), 0.13);
  }
};

/** Jazz: a swinging ride cymbal and brushes, a walking bass, piano chords, a saxophone that makes it up. */
export const jazz: Piece = {
  beats: BEATS,
  beatSeconds: BEAT_SECONDS,
  parts: [
    { play: playRhythm, gain: 0.36, room: { amount: 0.25, ringSeconds: 0.8 } },
    { play: playBass, gain: 1 },
    { play: playPiano, gain: 0.57, room: { amount: 0.25, ringSeconds: 0.8 } },
    { play: playSaxophone, gain: 1.1, room: { amount: 0.25, ringSeconds: 0.8 } },
  ],
  hiss: 0.19,
  toneDb: [9, 3, 0, 5, -3, 9, 12, -5],
};
