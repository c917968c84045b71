import { SAMPLE_RATE_HZ } from '../../audio-format.js';
import { addRoom } from './instruments/add-room.js';
import { addSound } from './instruments/add-sound.js';
import { equalise } from './instruments/equalise.js';
import { makeHiss } from './instruments/make-hiss.js';
import { levelled } from './levelled.js';
import type { Piece } from './piece.js';

/** Plays and mixes a piece, a part at a step, so that others may work in between; returns its loop. */
export function* renderPiece(piece: Piece): Generator<void, Float32Array> {
  const { beats, beatSeconds, parts, hiss, toneDb } = piece;
  const length = Math.round(beats * beatSeconds * SAMPLE_RATE_HZ);
  const mix = new Float32Array(length);
  for (const { play, gain, room } of parts) {
    const part = new Float32Array(length);
    play(part);
    yield;
    addSound(mix, 0, room ? addRoom(part, room.amount, room.ringSeconds) : part, gain);
    yield;
  }
  addSound(mix, 0, makeHiss(length), hiss);
  yield;
  const equalised = equalise(mix, toneDb);
  yield;
  return levelled(equalised);
}
