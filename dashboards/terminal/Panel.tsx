import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import type { Span } from './span.js';
import { Line } from './Line.js';
import { useTheme } from './use-theme.js';

type PanelProps = {
  readonly title: string;
  /** At the right of the upper edge. */
  readonly note?: readonly Span[];
  /** With the frame, in cells. */
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
};

const Rule = ({ width, ascii }: { readonly width: number; readonly ascii: boolean }) => (
  <Box height={1} flexGrow={1} flexShrink={1} flexBasis={0} overflow="hidden">
    <Text dimColor>{(ascii ? '-' : '─').repeat(width)}</Text>
  </Box>
);

/** A frame with a title; inside it is four cells narrower and two rows lower. */
export const Panel = ({ title, note = [], width, height, children }: PanelProps) => {
  const { ascii } = useTheme();
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <Box width={width} height={1} flexShrink={0}>
        <Box flexShrink={0}>
          <Line spans={[{ text: '╭─ ', dim: true }]} />
        </Box>
        <Line spans={[{ text: `${title} `, bold: true }]} />
        <Rule width={width} ascii={ascii} />
        <Box flexShrink={0}>
          <Line spans={note.length > 0 ? [{ text: ' ' }, ...note, { text: ' ' }] : []} />
          <Line spans={[{ text: '─╮', dim: true }]} />
        </Box>
      </Box>
      <Box
        flexDirection="column"
        width={width}
        height={height - 1}
        borderStyle={ascii ? 'classic' : 'round'}
        borderTop={false}
        borderDimColor
        paddingX={1}
        overflowY="hidden"
      >
        {children}
      </Box>
    </Box>
  );
};
