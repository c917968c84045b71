import type { JSX } from 'preact';
import type { StationView } from '../../shared/dashboard-state.js';
import type { GenreStyle } from '../../shared/genre-style.js';
import { moveFocus } from './move-focus.js';
import { Tile } from './Tile.js';

type Props = {
  readonly stations: readonly StationView[];
  readonly genres: ReadonlyMap<string, GenreStyle>;
  /** What is said where there is no tile. */
  readonly whenNone: string;
};

/** The tiles, among which the arrow keys move. */
export const TileList = ({ stations, genres, whenNone }: Props): JSX.Element => (
  <>
    <ul class="tiles" aria-label="Stations" onKeyDown={moveFocus}>
      {stations.map((view) => (
        <Tile key={view.station} view={view} genres={genres} />
      ))}
    </ul>
    {stations.length === 0 && <p class="none">{whenNone}</p>}
  </>
);
