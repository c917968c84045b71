import { levelled } from './levelled.js';
import { makeClassical } from './music/make-classical.js';
import { makeDisco } from './music/make-disco.js';
import { makeHiphop } from './music/make-hiphop.js';
import { makeJazz } from './music/make-jazz.js';
import { makeMetal } from './music/make-metal.js';
import { makeReggae } from './music/make-reggae.js';
import type { MusicName } from './synthetic-names.js';

const MAKERS: Readonly<Record<MusicName, () => Float32Array>> = {
  disco: makeDisco,
  classical: makeClassical,
  hiphop: makeHiphop,
  metal: makeMetal,
  jazz: makeJazz,
  reggae: makeReggae,
};

const made = new Map<MusicName, Float32Array>();

/** The bars that a piece repeats, made when first heard and kept (six pieces, at most 2 MB each). */
export const loopOf = (name: MusicName): Float32Array => {
  const loop = made.get(name) ?? levelled(MAKERS[name]());
  made.set(name, loop);
  return loop;
};
