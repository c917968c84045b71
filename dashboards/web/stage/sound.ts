import type { StationView } from '../../shared/dashboard-state.js';
import type { GenreStyle } from '../../shared/genre-style.js';

/** What drives the picture. */
export type Sound = {
  /** 0 at -50 dB and below, 1 at -8 dB. */
  readonly loudness: number;
  /** Of the genres, in the order of the model. */
  readonly voices: readonly { readonly colour: string; readonly weight: number }[];
};

const QUIET_DB = -50;
const LOUD_DB = -8;

/** Nothing to show. */
export const silence: Sound = { loudness: 0, voices: [] };

/** What a station's last message asks to be shown; nothing when it is not on air. */
export const toSound = (
  view: StationView | undefined,
  genres: ReadonlyMap<string, GenreStyle>,
): Sound => {
  const prediction = view?.prediction;
  if (!prediction || (view.status && view.status.state !== 'running')) return silence;
  const { state, kinds, smoothed, level } = prediction;
  const music = state === 'silence' ? 0 : (kinds?.music ?? 1);
  const loudness = Math.min(1, Math.max(0, (level.rmsDb - QUIET_DB) / (LOUD_DB - QUIET_DB)));
  const voices = [...genres].map(([genre, { colour }]) => ({
    colour,
    weight: (smoothed[genre] ?? 0) * music,
  }));
  return { loudness, voices };
};
