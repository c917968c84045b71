import type { JSX } from 'preact';
import { memo } from 'preact/compat';
import type { StationView } from '../../shared/dashboard-state.js';
import type { GenreStyle } from '../../shared/genre-style.js';
import { colourOf } from '../parts/colours.js';
import { describeStation } from '../parts/describe-station.js';
import { formatPercent } from '../parts/format-percent.js';
import { LevelBar } from '../parts/LevelBar.js';
import { Link } from '../parts/Link.js';
import { stationPath } from '../read-route.js';
import { TileAlarms } from './TileAlarms.js';
import { TileStrip } from './TileStrip.js';

type Props = {
  readonly view: StationView;
  readonly genres: ReadonlyMap<string, GenreStyle>;
};

const ShownTile = ({ view, genres }: Props): JSX.Element => {
  const { label, kind, confidence } = describeStation(view);
  const { station, title, prediction, history, status } = view;
  return (
    <li class={`tile ${kind}`} data-station={station} data-state={status?.state}>
      <Link to={stationPath(station)}>
        <h2>{station}</h2>
        <p class="sound">
          <span class="swatch" style={{ background: colourOf(label, genres) }} />
          <strong>{label}</strong>
          {confidence !== undefined && <span class="confidence"> {formatPercent(confidence)}</span>}
        </p>
        <p class="title">{title ?? ' '}</p>
        <TileAlarms view={view} />
        <TileStrip history={history} genres={genres} />
        <LevelBar level={kind === 'source' ? undefined : prediction?.level} />
      </Link>
    </li>
  );
};

/** One station on the wall; drawn again only when something about it changed. */
export const Tile = memo(ShownTile);
