import type { JSX } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { DashboardState } from '../../shared/dashboard-state.js';
import { ConnectionLine } from '../parts/ConnectionLine.js';
import { useGenres } from '../parts/use-genres.js';
import { usePageTitle } from '../parts/use-page-title.js';
import { ThemeChoice } from '../theme/ThemeChoice.js';
import { AlarmNews } from './AlarmNews.js';
import type { SortOrder } from './arrange-stations.js';
import { arrangeStations } from './arrange-stations.js';
import { TileList } from './TileList.js';
import { useFilterKey } from './use-filter-key.js';
import { WallTools } from './WallTools.js';

type Props = { readonly state: DashboardState };

/** All stations as live tiles. */
export const WallPage = ({ state }: Props): JSX.Element => {
  const [filter, setFilter] = useState('');
  const [order, setOrder] = useState<SortOrder>('server');
  const input = useRef<HTMLInputElement>(null);
  const genres = useGenres(state);
  useFilterKey(input);
  usePageTitle('Earshot');
  const stations = useMemo(
    () => arrangeStations(state.stations, filter, order),
    [state.stations, filter, order],
  );
  const whenNone = state.stations.length > 0 ? 'No station fits.' : 'No stations yet.';
  const isLive = state.connection.state === 'open';
  return (
    <main class={isLive ? 'wall' : 'wall lost'}>
      <header>
        <h1>Earshot</h1>
        <WallTools {...{ filter, setFilter, order, setOrder, input }} />
        <ThemeChoice />
        <ConnectionLine connection={state.connection} />
      </header>
      <AlarmNews stations={state.stations} />
      <TileList {...{ stations, genres, whenNone }} />
    </main>
  );
};
