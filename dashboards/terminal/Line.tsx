import { Box, Text, Transform } from 'ink';
import { useContext } from 'react';
import { cutSpans, widthOfSpans } from './fit-spans.js';
import { PlacedLinesContext } from './placed-lines.js';
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
  const { place } = useContext(PlacedLinesContext);
  const draw = (letters: string, row: number): string => {
    const cut = row === 0 ? cutSpans(spans, letters.length) : [];
    return cut.length > 0 ? place(styleSpans(cut, theme), widthOfSpans(cut)) : '';
  };
  return (
    <Box height={1} flexShrink={1}>
      <Transform transform={draw}>
        <Text>{'x'.repeat(widthOfSpans(spans))}</Text>
      </Transform>
    </Box>
  );
};
