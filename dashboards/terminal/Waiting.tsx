import { Box } from 'ink';
import { Line } from './Line.js';

type WaitingProps = { readonly text: string; readonly width: number; readonly height: number };

/** A word in the middle while there is no picture yet. */
export const Waiting = ({ text, width, height }: WaitingProps) => (
  <Box width={width} height={height} alignItems="center" justifyContent="center" overflowY="hidden">
    <Line spans={[{ text, dim: true }]} />
  </Box>
);
