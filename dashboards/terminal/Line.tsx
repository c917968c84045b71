import { Box, Text, Transform } from 'ink';
import { cutSpans, widthOfSpans } from './fit-spans.js';
import type { Span } from './span.js';
import { styleSpans } from './style-spans.js';
import { useTheme } from './use-theme.js';

type LineProps = { readonly spans: readonly Span[] };

/**
 * One line of styled text, cut off where its box ends. All text goes through here: Ink remembers every text that it
 * has ever measured, so what it measures is only a row of as many letters, for which the text is put in afterwards.
 */
export const Line = ({ spans }: LineProps) => {
  const theme = useTheme();
  const draw = (place: string, row: number): string =>
    row === 0 ? styleSpans(cutSpans(spans, place.length), theme) : '';
  return (
    <Box height={1} flexShrink={1}>
      <Transform transform={draw}>
        <Text>{'x'.repeat(widthOfSpans(spans))}</Text>
      </Transform>
    </Box>
  );
};
