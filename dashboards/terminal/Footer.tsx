import { Box } from 'ink';
import type { DashboardState } from '../shared/dashboard-state.js';
import { COLOUR } from './colour.js';
import { Line } from './Line.js';
import type { Span } from './span.js';

type FooterProps = { readonly state: DashboardState; readonly width: number };

const key = (name: string, meaning: string): readonly Span[] => [
  { text: name, colour: COLOUR.accent, bold: true },
  { text: ` ${meaning}  `, dim: true },
];

const trouble = ({ complaint, unreadableFrames }: DashboardState): readonly Span[] => {
  if (complaint) {
    return [{ text: complaint, colour: COLOUR.bad }];
  }
  return unreadableFrames > 0
    ? [{ text: `${unreadableFrames} messages not understood`, colour: COLOUR.warn }]
    : [];
};

/** The keys, and what went wrong. */
export const Footer = ({ state, width }: FooterProps) => (
  <Box width={width} height={1} flexShrink={0} paddingX={1} gap={2}>
    <Line spans={[...key('↑↓', 'station'), ...key('?', 'help'), ...key('q', 'quit')]} />
    <Line spans={trouble(state)} />
  </Box>
);
