import { Box } from 'ink';
import type { DashboardState } from '../shared/dashboard-state.js';
import { COLOUR } from './colour.js';
import { Line } from './Line.js';
import type { ScreenState, View } from './screen-state.js';
import { VIEWS, viewOf } from './screen-state.js';
import type { Span } from './span.js';

type FooterProps = {
  readonly state: DashboardState;
  readonly screen: ScreenState;
  readonly width: number;
};

const key = (name: string, meaning: string): readonly Span[] => [
  { text: name, colour: COLOUR.accent, bold: true },
  { text: ` ${meaning}  `, dim: true },
];

const KEYS: Readonly<Record<View, readonly Span[]>> = {
  overview: [
    ...key('↑↓', 'select'),
    ...key('Enter', 'open'),
    ...key('/', 'filter'),
    ...key('s', 'sort'),
  ],
  station: [...key('↑↓', 'station'), ...key('Esc', 'back')],
  events: [...key('↑↓', 'scroll'), ...key('/', 'filter'), ...key('Esc', 'back')],
};

const trouble = ({ complaint, unreadableFrames }: DashboardState): readonly Span[] => {
  if (complaint) return [{ text: `${complaint}  `, colour: COLOUR.bad }];
  return unreadableFrames > 0
    ? [{ text: `${unreadableFrames} messages not understood  `, colour: COLOUR.warn }]
    : [];
};

const typed = ({ filter, eventFilter }: ScreenState, view: View): readonly Span[] => [
  { text: '/', colour: COLOUR.accent, bold: true },
  { text: view === 'events' ? eventFilter : filter },
  { text: ' ', inverse: true },
  { text: '  Enter keeps it, Esc takes it away', dim: true },
];

const tabs = (view: View): readonly Span[] =>
  VIEWS.flatMap((name, index) => [
    { text: `${index + 1}`, colour: COLOUR.accent, bold: true },
    { text: ` ${name} `, bold: name === view, inverse: name === view, dim: name !== view },
    { text: ' ' },
  ]);

/** The keys, or the filter while it is written, and what went wrong. */
export const Footer = ({ state, screen, width }: FooterProps) => {
  const view = viewOf(screen, state.stations.length);
  const always = [...key('q', 'quit'), ...key('?', 'help')];
  return (
    <Box width={width} height={1} flexShrink={0} paddingX={1}>
      <Line
        spans={
          screen.typing
            ? typed(screen, view)
            : [...always, ...trouble(state), ...KEYS[view], ...tabs(view)]
        }
      />
    </Box>
  );
};
