/** Widths in cells of the overview's columns; 0 for one that is left out. A blank stands before each but the first. */
export type Columns = {
  readonly name: number;
  readonly sound: number;
  readonly strip: number;
  readonly title: number;
  readonly level: number;
  readonly health: number;
};

/** Marker, glyph and the blanks beside it. */
export const MARK_WIDTH = 4;
const SOUND = 16;
/** Two genres that are held together. */
const WIDE_SOUND = 24;
const LEVEL = 6;
const HEALTH = 14;
const SHORT_HEALTH = 9;
const LEAST_TITLE = 12;

const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.floor(value)));

/** Which columns fit into `width` cells: name and genre first, then health, level, strip and title. */
export const planColumns = (width: number): Columns => {
  const health = width >= 110 ? HEALTH : width >= 56 ? SHORT_HEALTH : 0;
  const level = width >= 64 ? LEVEL : 0;
  const sound = width >= 110 ? WIDE_SOUND : SOUND;
  const fixed = MARK_WIDTH + sound + 1 + (health && health + 1) + (level && level + 1);
  const name = clamp((width - fixed) * 0.35, Math.min(14, width - fixed), 32);
  const left = width - fixed - name - 1;
  const strip = left >= 10 ? clamp(left * 0.5, 8, 60) : 0;
  const rest = left - (strip && strip + 1) - 1;
  const title = rest >= LEAST_TITLE ? rest : 0;
  const spare = title || strip ? 0 : Math.max(0, left);
  return { name: Math.max(0, name) + spare, sound, strip, title, level, health };
};
