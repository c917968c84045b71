import { Box } from 'ink';
import { styleGenres } from '../shared/genre-style.js';
import { chooseStations, selectView } from './choose-stations.js';
import { EventsView } from './EventsView.js';
import { Footer } from './Footer.js';
import { FramedBody } from './FramedBody.js';
import { Header } from './Header.js';
import { Help } from './Help.js';
import { Overview } from './Overview.js';
import type { Layout, Size } from './plan-layout.js';
import { planLayout } from './plan-layout.js';
import { viewOf } from './screen-state.js';
import { StackedBody } from './StackedBody.js';
import { ThemeContext } from './theme.js';
import { Waiting } from './Waiting.js';
import type { Picture } from './watch-pictures.js';

/** Everything that a screen depends on. */
export type DashboardProps = Picture & {
  readonly url: string;
  readonly size: Size;
  readonly ascii: boolean;
};

type BodyProps = { readonly props: DashboardProps; readonly layout: Layout };

/** Of the station that is looked at; while none is chosen, of the first. */
const isDescribed = ({ state, screen }: DashboardProps): boolean => {
  const view = selectView(chooseStations(state.stations, screen), screen.selected);
  return view?.prediction?.descriptors !== undefined;
};

const Body = ({ props, layout }: BodyProps) => {
  const { state, screen, timeline, url } = props;
  const width = layout.columns;
  const height = Math.max(0, layout.height - layout.rows.header - layout.rows.footer);
  if (screen.helpOpen) return <Help width={width} height={height} />;
  const view = viewOf(screen, state.stations.length);
  if (view === 'events') {
    return <EventsView events={state.events} screen={screen} width={width} height={height} />;
  }
  const shown = chooseStations(state.stations, screen);
  const selected = selectView(shown, screen.selected);
  if (!state.welcome) return <Waiting text={`Waiting for ${url}`} width={width} height={height} />;
  if (!selected) {
    const text = state.stations.length > 0 ? 'No station fits.' : 'The server has no station.';
    return <Waiting text={text} width={width} height={height} />;
  }
  if (view === 'overview') {
    const list = { stations: shown, selected: selected.station, screen };
    return <Overview {...list} all={state.stations.length} width={width} height={height} />;
  }
  const body = { stations: shown, view: selected, timeline, welcome: state.welcome, layout };
  return layout.framed ? <FramedBody {...body} /> : <StackedBody {...body} />;
};

/** The whole screen, drawn from one picture alone; one row lower than the terminal. */
export const Dashboard = (props: DashboardProps) => {
  const { state, screen, url, size, nowMs, ascii } = props;
  const contents = { stationCount: state.stations.length, described: isDescribed(props) };
  const layout = planLayout(size, contents);
  const { columns, height, rows } = layout;
  const faded = state.connection.state === 'closed';
  const genres = styleGenres(state.welcome?.labels ?? []);
  return (
    <ThemeContext value={{ palette: screen.palette, ascii, faded, genres }}>
      <Box flexDirection="column" width={columns} height={height} flexShrink={0} overflowY="hidden">
        {rows.header > 0 && <Header state={state} url={url} nowMs={nowMs} width={columns} />}
        <Body props={props} layout={layout} />
        <Box flexGrow={1} />
        {rows.footer > 0 && <Footer state={state} screen={screen} width={columns} />}
      </Box>
    </ThemeContext>
  );
};
