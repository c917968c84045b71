import { FEATURE_SET, windowToMfcc } from '../../streams/index.js';
import {
  type Augmentation,
  augmentClip,
  defaultAugmentation,
  noAugmentation,
} from '../training/augment-clip.js';
import { between } from '../training/random.js';
import { isQuiet } from './is-quiet.js';
import { makeHiss } from './make-hiss.js';
import { mixSounds } from './mix-sounds.js';
import type { SoundClip } from './sound-clip.js';
import type { SoundKind } from './sound-kinds.js';
import { speechShare } from './talk-over.js';

const { melBands, windowFrames } = FEATURE_SET;

/** Chances and ranges of what is made of the recordings while training. */
export type KindRecipe = {
  readonly augmentation: Augmentation;
  /** Of the speech windows: laid over music, the rule of `talk-over.ts` giving the target. */
  readonly talkOverChance: number;
  /** Speech over music, dB: least and greatest. */
  readonly talkOverDb: readonly [number, number];
  /** Of the speech and music windows: noise far below them. */
  readonly backgroundChance: number;
  /** Sound over such noise, dB: least and greatest. */
  readonly backgroundDb: readonly [number, number];
  /** Of the noise windows: coloured noise made here. */
  readonly hissChance: number;
  /** That everything above some band is cut off. */
  readonly bandLimitChance: number;
};

/** Chosen on the validation part. */
export const defaultKindRecipe: KindRecipe = {
  augmentation: {
    ...defaultAugmentation,
    stretch: 0.1,
    shiftBands: 2,
    equaliserDb: 6,
    noiseChance: 0.3,
    maskBands: 16,
    maskColumns: 6,
  },
  talkOverChance: 0.4,
  talkOverDb: [-24, 24],
  backgroundChance: 0.2,
  backgroundDb: [6, 30],
  hissChance: 0.15,
  bandLimitChance: 0.3,
};

/** The recordings as they are, talk-over beside them; for batch normalisation. */
export const plainRecipe: KindRecipe = {
  ...defaultKindRecipe,
  augmentation: noAugmentation,
  backgroundChance: 0,
  bandLimitChance: 0,
};

/** A training window and what it shows. */
export type KindWindow = {
  /** `[windowFrames × coefficients]` */
  readonly mfcc: Float32Array;
  readonly shares: Readonly<Record<SoundKind, number>>;
};

/** Recordings to draw from. */
export type Draw = (kind: SoundKind) => SoundClip;

const TRIES = 20;

/** A random stretch of a recording that is not quiet, as long as it can be found. */
const cropOf = (clip: SoundClip, recipe: KindRecipe, random: () => number): Float32Array => {
  const logMelDb = clip.readLogMelDb();
  const crop = () => augmentClip(logMelDb, windowFrames, recipe.augmentation, random);
  let found = crop();
  for (let tries = 1; tries < TRIES && isQuiet(found); tries++) found = crop();
  return found;
};

const limitBand = (cells: Float32Array, random: () => number): void => {
  const cutoff = Math.floor(between(random, 0.5, 1) * melBands);
  const floor = cells.reduce((least, cell) => Math.min(least, cell), Infinity);
  cells.forEach((_, index) => {
    if (index % melBands >= cutoff) cells[index] = floor;
  });
};

/** A window of the given kind: a crop, changed as a broadcaster might change it, and laid over others. */
export const makeKindWindow = (
  kind: SoundKind,
  draw: Draw,
  recipe: KindRecipe,
  random: () => number,
): KindWindow => {
  const isHiss = kind === 'noise' && random() < recipe.hissChance;
  let cells = isHiss ? makeHiss(random) : cropOf(draw(kind), recipe, random);
  let speech = kind === 'speech' ? 1 : 0;
  if (kind === 'speech' && random() < recipe.talkOverChance) {
    const ratioDb = between(random, ...recipe.talkOverDb);
    cells = mixSounds(cells, cropOf(draw('music'), recipe, random), ratioDb);
    speech = speechShare(ratioDb);
  }
  if (kind !== 'noise' && random() < recipe.backgroundChance) {
    const ratioDb = between(random, ...recipe.backgroundDb);
    cells = mixSounds(cells, cropOf(draw('noise'), recipe, random), ratioDb);
  }
  if (random() < recipe.bandLimitChance) limitBand(cells, random);
  const noise = kind === 'noise' ? 1 : 0;
  return { mfcc: windowToMfcc(cells), shares: { music: 1 - speech - noise, speech, noise } };
};
