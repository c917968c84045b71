/** Pieces of music that `demo` goes through. */
export const MUSIC_NAMES = ['hiphop', 'classical', 'disco', 'metal', 'reggae', 'jazz'] as const;

/** All that `synthetic:NAME` can play. */
export const SYNTHETIC_NAMES = ['demo', ...MUSIC_NAMES, 'silence', 'tone', 'noise'] as const;

/** A piece of music of ours. */
export type MusicName = (typeof MUSIC_NAMES)[number];

/** What may stand after `synthetic:`. */
export type SyntheticName = (typeof SYNTHETIC_NAMES)[number];

/** Narrows what a user typed. */
export const isSyntheticName = (name: string): name is SyntheticName =>
  (SYNTHETIC_NAMES as readonly string[]).includes(name);

/** Tells pieces of music from test signals and the demo. */
export const isMusicName = (name: SyntheticName): name is MusicName =>
  (MUSIC_NAMES as readonly string[]).includes(name);
