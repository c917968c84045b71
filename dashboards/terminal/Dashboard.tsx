import { Box } from 'ink';
import type { DashboardState, StationView } from '../shared/dashboard-state.js';
import { FramedBody } from './FramedBody.js';
import { Footer } from './Footer.js';
import { styleGenres } from '../shared/genre-style.js';
import { Header } from './Header.js';
import { Help } from './Help.js';
import type { Layout, Size } from './plan-layout.js';
import { planLayout } from './plan-layout.js';
import { StackedBody } from './StackedBody.js';
import { ThemeContext } from './theme.js';
import { Waiting } from './Waiting.js';

/** Everything that a screen depends on. */
export type DashboardProps = {
  readonly state: DashboardState;
  readonly url: string;
  readonly size: Size;
  readonly nowMs: number;
  readonly colourful: boolean;
  /** Name of the selected station; the first one when it is not there. */
  readonly selected: string | undefined;
  readonly helpOpen: boolean;
};

const selectView = ({ state, selected }: DashboardProps): StationView | undefined =>
  state.stations.find(({ station }) => station === selected) ?? state.stations[0];

const Body = ({ props, layout }: { readonly props: DashboardProps; readonly layout: Layout }) => {
  const { stations, welcome } = props.state;
  const view = selectView(props);
  const height = Math.max(0, layout.height - layout.rows.header - layout.rows.footer);
  if (props.helpOpen) {
    return <Help width={layout.columns} height={height} />;
  }
  if (!view || !welcome) {
    const text = welcome ? 'The server has no station.' : `Waiting for ${props.url}`;
    return <Waiting text={text} width={layout.columns} height={height} />;
  }
  const bodyProps = { stations, view, labels: welcome.labels, layout };
  return layout.framed ? <FramedBody {...bodyProps} /> : <StackedBody {...bodyProps} />;
};

/** The whole screen, drawn from the state alone; one row lower than the terminal. */
export const Dashboard = (props: DashboardProps) => {
  const { state, url, size, nowMs, colourful } = props;
  const layout = planLayout(size, state.stations.length);
  const { columns, height, rows } = layout;
  const faded = state.connection.state === 'closed';
  const genres = styleGenres(state.welcome?.labels ?? []);
  return (
    <ThemeContext value={{ colourful, faded, genres }}>
      <Box flexDirection="column" width={columns} height={height} flexShrink={0} overflow="hidden">
        {rows.header > 0 && <Header state={state} url={url} nowMs={nowMs} width={columns} />}
        <Body props={props} layout={layout} />
        <Box flexGrow={1} />
        {rows.footer > 0 && <Footer state={state} width={columns} />}
      </Box>
    </ThemeContext>
  );
};
