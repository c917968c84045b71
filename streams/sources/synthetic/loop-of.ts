import { setImmediate } from 'node:timers/promises';
import { classical } from './music/classical.js';
import { disco } from './music/disco.js';
import { hiphop } from './music/hiphop.js';
import { jazz } from './music/jazz.js';
import { metal } from './music/metal.js';
import { reggae } from './music/reggae.js';
import type { Piece } from './piece.js';
import { renderPiece } from './render-piece.js';
import type { MusicName } from './synthetic-names.js';

const PIECES: Readonly<Record<MusicName, Piece>> = {
  disco,
  classical,
  hiphop,
  metal,
  jazz,
  reggae,
};

const made = new Map<MusicName, Float32Array>();

/** The bars that a piece repeats, made when first heard and kept (six pieces, at most 2 MB each). */
export const loopOf = (name: MusicName): Float32Array => {
  const known = made.get(name);
  if (known) return known;
  const rendering = renderPiece(PIECES[name]);
  let step = rendering.next();
  while (!step.done) step = rendering.next();
  made.set(name, step.value);
  return step.value;
};

/** Has {@link loopOf} ready for a piece, with pauses in which everything else may run. */
export const prepareLoop = async (name: MusicName): Promise<void> => {
  if (made.has(name)) return;
  const rendering = renderPiece(PIECES[name]);
  let step = rendering.next();
  while (!step.done) {
    await setImmediate();
    step = rendering.next();
  }
  made.set(name, step.value);
};
