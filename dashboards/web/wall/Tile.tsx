import type { JSX } from 'preact';
import { memo } from 'preact/compat';
import type { StationView } from '../../shared/dashboard-state.js';
import type { GenreStyle } from '../../shared/genre-style.js';
import { describeStation } from '../parts/describe-station.js';
import { LevelBar } from '../parts/LevelBar.js';
import { Link } from '../parts/Link.js';
import { Swatch } from '../parts/Swatch.js';
import { stationPath } from '../read-route.js';
import { TileAlarms } from './TileAlarms.js';
import { TileStrip } from './TileStrip.js';

type Props = {
  readonly view: StationView;
  readonly genres: ReadonlyMap<string, GenreStyle>;
};

const ShownTile = ({ view, genres }: Props): JSX.Element => {
  const { name, labels, kind, confidence } = describeStation(view);
  const { station, title, prediction, history, status } = view;
  return (
    <li class={`tile ${kind}`} data-station={station} data-state={status?.state}>
      <Link to={stationPath(station)}>
        <h2>{station}</h2>
        <p class="sound">
          <Swatch labels={labels} genres={genres} />
          <strong>{name}</strong>
          {confidence && <span class="confidence"> {confidence}</span>}
        </p>
        <p class="title">{(kind === 'source' ? status?.reason : title) ?? ' '}</p>
        <TileAlarms view={view} />
        <TileStrip history={history} genres={genres} />
        <LevelBar level={kind === 'source' ? undefined : prediction?.level} />
      </Link>
    </li>
  );
};

/** One station on the wall; drawn again only when something about it changed. */
export const Tile = memo(ShownTile);
