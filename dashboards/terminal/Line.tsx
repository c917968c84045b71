import { Text } from 'ink';
import type { Span } from './span.js';
import { useTheme } from './use-theme.js';

type LineProps = { readonly spans: readonly Span[] };

/** One line of styled text, cut off where its box ends. All text goes through here. */
export const Line = ({ spans }: LineProps) => {
  const { colourful, faded } = useTheme();
  return (
    <Text wrap="truncate-end">
      {spans.map(({ text, colour, background, bold, dim }, index) => (
        <Text
          key={index}
          color={colourful ? colour : undefined}
          backgroundColor={colourful ? background : undefined}
          bold={bold && !faded}
          dimColor={dim || faded}
        >
          {text}
        </Text>
      ))}
    </Text>
  );
};
