/** The absolute gate of BS.1770: what is softer counts as silence. */
export const LEAST_LUFS = -70;

/** Loudness of K-weighted sound of this mean square. */
export const toLufs = (energy: number): number => -0.691 + 10 * Math.log10(energy);
