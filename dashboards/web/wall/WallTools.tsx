import type { JSX, RefObject } from 'preact';
import type { SortOrder } from './arrange-stations.js';

type Props = {
  readonly filter: string;
  readonly setFilter: (filter: string) => void;
  readonly order: SortOrder;
  readonly setOrder: (order: SortOrder) => void;
  readonly input: RefObject<HTMLInputElement>;
};

/** Filter and order of the tiles. */
export const WallTools = ({ filter, setFilter, order, setOrder, input }: Props): JSX.Element => (
  <div class="tools" role="search">
    <input
      type="search"
      placeholder="Filter ( / )"
      aria-label="Filter stations by name, title, sound or alarm"
      value={filter}
      ref={input}
      onInput={({ currentTarget }) => setFilter(currentTarget.value)}
    />
    <select
      aria-label="Order of the stations"
      value={order}
      onChange={({ currentTarget }) => setOrder(currentTarget.value as SortOrder)}
    >
      <option value="server">as listed</option>
      <option value="name">by name</option>
      <option value="sound">by sound</option>
      <option value="trouble">trouble first</option>
    </select>
  </div>
);
