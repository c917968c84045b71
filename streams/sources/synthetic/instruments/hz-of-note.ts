const A4_HZ = 440;
const A4_NOTE = 69;

/** Frequency of a note numbered as in MIDI (69 = A4, 60 = middle C). */
export const hzOfNote = (note: number): number => A4_HZ * 2 ** ((note - A4_NOTE) / 12);
