import { describe, expect, it } from 'vitest';
import { type HeardWindow, judgeSound } from '../../../models/inference/judge-sound.js';

const LABELS = ['blues', 'rock'];

const heard = (kinds: readonly number[] | undefined, strangeness?: number, blues = 0.8) => ({
  probabilities: Float32Array.of(blues, 1 - blues),
  ...(kinds && { kinds: Float32Array.from(kinds) }),
  ...(strangeness !== undefined && { strangeness }),
});

const MUSIC = [0.9, 0.05, 0.05];
const SPEECH = [0.1, 0.9, 0];
const NOISE = [0, 0.1, 0.9];

describe('judgeSound', () => {
  it.each([
    ['the genre of music', [heard(MUSIC, -1), heard(MUSIC, -1)], 'blues'],
    ['the genre where nothing tells the kinds apart', [heard(undefined)], 'blues'],
    ['speech', [heard(SPEECH), heard(SPEECH), heard(MUSIC, -1)], 'speech'],
    ['noise', [heard(NOISE), heard(NOISE), heard(SPEECH)], 'noise'],
    ['unsure of strange music', [heard(MUSIC, 1), heard(MUSIC, 1), heard(MUSIC, -1)], 'unsure'],
    ['the genre of half-strange music', [heard(MUSIC, 1), heard(MUSIC, -1)], 'blues'],
    ['the genre of music alone', [heard(MUSIC, 0, 0.6), heard(SPEECH, 0, 0)], 'blues'],
  ] satisfies [string, HeardWindow[], string][])('says %s', (_title, windows, label) => {
    expect(judgeSound(windows, LABELS).label).toBe(label);
  });
});
