import { Box } from 'ink';
import type { StationView } from '../shared/dashboard-state.js';
import { Line } from './Line.js';
import { StationRow } from './StationRow.js';

type StationListProps = {
  readonly stations: readonly StationView[];
  readonly selected: string;
  readonly width: number;
  readonly rows: number;
  /** Titles in the rows, where no other place shows them. */
  readonly titled?: boolean;
};

const firstVisible = (count: number, selectedIndex: number, rows: number): number =>
  Math.max(0, Math.min(selectedIndex - Math.floor(rows / 2), count - rows));

/** As many stations as fit, the selected one always among them. */
export const StationList = (props: StationListProps) => {
  const { stations, selected, width, rows, titled = false } = props;
  const crowded = stations.length > rows && rows > 2;
  const shown = crowded ? rows - 1 : rows;
  const index = stations.findIndex(({ station }) => station === selected);
  const first = firstVisible(stations.length, index, shown);
  return (
    <Box flexDirection="column" width={width} height={rows} flexShrink={0} overflowY="hidden">
      {stations.slice(first, first + shown).map((view) => (
        <StationRow
          key={view.station}
          view={view}
          selected={view.station === selected}
          width={width}
          titled={titled}
        />
      ))}
      {crowded && (
        <Line spans={[{ text: `  ${index + 1} of ${stations.length} stations`, dim: true }]} />
      )}
    </Box>
  );
};
