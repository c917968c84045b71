import { Box } from 'ink';
import type { StationView } from '../shared/dashboard-state.js';
import { fitSpans } from './fit-spans.js';
import { Line } from './Line.js';
import { drawOverviewHead, drawOverviewRow } from './overview-row.js';
import { planColumns } from './plan-columns.js';
import type { ScreenState } from './screen-state.js';
import type { Span } from './span.js';
import { useTheme } from './use-theme.js';

type OverviewProps = {
  /** Those that the filter lets through, sorted. */
  readonly stations: readonly StationView[];
  readonly selected: string;
  readonly screen: ScreenState;
  /** How many stations there are with those that are filtered out. */
  readonly all: number;
  readonly width: number;
  readonly height: number;
};

const HEAD_FROM_ROWS = 4;

const describeList = (props: OverviewProps, index: number): readonly Span[] => {
  const { stations, all, screen } = props;
  const of = stations.length < all ? `${stations.length} of ${all}` : String(all);
  const filter = screen.filter ? ` · filter: ${screen.filter}` : '';
  return [
    { text: ` ${index + 1}/${of} stations`, dim: true },
    { text: ` · sorted by ${screen.sort}${filter}`, dim: true },
  ];
};

/** All stations, one a line, the selected one always in sight. */
export const Overview = (props: OverviewProps) => {
  const { stations, selected, width, height } = props;
  const theme = useTheme();
  const columns = planColumns(width);
  const withHead = height >= HEAD_FROM_ROWS;
  const rows = Math.max(1, height - (withHead ? 2 : 0));
  const index = stations.findIndex(({ station }) => station === selected);
  const first = Math.max(0, Math.min(index - Math.floor(rows / 2), stations.length - rows));
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0} overflowY="hidden">
      {withHead && <Line spans={drawOverviewHead(columns)} />}
      {stations.slice(first, first + rows).map((view) => (
        <Line
          key={view.station}
          spans={drawOverviewRow(view, view.station === selected, columns, theme)}
        />
      ))}
      <Box flexGrow={1} />
      {withHead && <Line spans={fitSpans(describeList(props, index), width)} />}
    </Box>
  );
};
