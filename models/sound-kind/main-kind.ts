import { SOUND_KINDS, type SoundKind } from './sound-kinds.js';

/** The likeliest kind of sound; music where nothing tells the kinds apart. */
export const mainKind = (kinds: Float32Array | undefined): SoundKind =>
  kinds ? SOUND_KINDS[kinds.indexOf(Math.max(...kinds))] : 'music';
