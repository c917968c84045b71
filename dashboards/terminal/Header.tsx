import { Box } from 'ink';
import type { DashboardState } from '../shared/dashboard-state.js';
import { COLOUR } from './colour.js';
import { connectionSpans } from './connection-spans.js';
import { formatClock } from './format-clock.js';
import { Line } from './Line.js';
import type { Theme } from './theme.js';
import { ThemeContext } from './theme.js';
import { useTheme } from './use-theme.js';

type HeaderProps = {
  readonly state: DashboardState;
  readonly url: string;
  readonly nowMs: number;
  readonly width: number;
};

const ADDRESS_FROM_COLUMNS = 60;
const MODEL_FROM_COLUMNS = 90;

const modelText = ({ welcome }: DashboardState): string =>
  welcome ? `${welcome.model.name} ${welcome.model.hash.slice(0, 8)} ${welcome.model.engine}` : '';

/** Name, server, connection, model and clock; what does not fit is left out. Never faded. */
export const Header = ({ state, url, nowMs, width }: HeaderProps) => {
  const theme: Theme = { ...useTheme(), faded: false };
  const lost = state.connection.state === 'closed';
  const address = width >= ADDRESS_FROM_COLUMNS && !lost ? `  ${url}` : '';
  const model = width >= MODEL_FROM_COLUMNS ? `${modelText(state)}  ` : '';
  return (
    <ThemeContext value={theme}>
      <Box width={width} height={1} flexShrink={0} gap={2} paddingX={1} overflow="hidden">
        <Box flexShrink={0}>
          <Line spans={[{ text: '◖◗ EARSHOT', colour: COLOUR.accent, bold: true }]} />
        </Box>
        <Box flexGrow={1} flexShrink={1} flexBasis={0}>
          <Line spans={[...connectionSpans(state.connection), { text: address, dim: true }]} />
        </Box>
        <Box flexShrink={0}>
          <Line spans={[{ text: model, dim: true }, { text: formatClock(nowMs) }]} />
        </Box>
      </Box>
    </ThemeContext>
  );
};
