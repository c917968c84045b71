import { Box } from 'ink';
import type { DashboardEvent } from '../shared/dashboard-event.js';
import { chooseEvents } from './choose-events.js';
import { drawEvent } from './draw-event.js';
import { Line } from './Line.js';
import type { ScreenState } from './screen-state.js';
import { useTheme } from './use-theme.js';

type EventsViewProps = {
  readonly events: readonly DashboardEvent[];
  readonly screen: ScreenState;
  readonly width: number;
  readonly height: number;
};

/** All that happened, newest last, as much as fits; further up by scrolling. */
export const EventsView = ({ events, screen, width, height }: EventsViewProps) => {
  const { eventFilter, eventsBelow } = screen;
  const theme = useTheme();
  const chosen = chooseEvents(events, eventFilter);
  const end = Math.max(0, chosen.length - eventsBelow);
  const rows = Math.max(1, height - 1);
  const filter = eventFilter ? ` · filter: ${eventFilter}` : '';
  const below = eventsBelow > 0 ? ` · ${eventsBelow} newer below` : '';
  const count = ` ${chosen.length} events${filter}${below}`;
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0} overflowY="hidden">
      {chosen.slice(Math.max(0, end - rows), end).map((event) => (
        <Line key={event.id} spans={drawEvent(event, width, theme)} />
      ))}
      <Box flexGrow={1} />
      {height > 1 && <Line spans={[{ text: count, dim: true }]} />}
    </Box>
  );
};
