/** What a stretch of sound can be, beside silence; in the order of the kind model's probabilities. */
export const SOUND_KINDS = ['music', 'speech', 'noise'] as const;

/** One of the kinds of sound. */
export type SoundKind = (typeof SOUND_KINDS)[number];

/** Name of the saved model that tells them apart. */
export const SOUND_KIND_MODEL = 'sound-kind';
