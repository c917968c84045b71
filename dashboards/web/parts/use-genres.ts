import { useMemo } from 'preact/hooks';
import type { DashboardState } from '../../shared/dashboard-state.js';
import type { GenreStyle } from '../../shared/genre-style.js';
import { styleGenres } from '../../shared/genre-style.js';

/** Colour and letter of each genre that the model knows. */
export const useGenres = ({ welcome }: DashboardState): ReadonlyMap<string, GenreStyle> =>
  useMemo(() => styleGenres(welcome?.labels ?? []), [welcome?.labels]);
