import { drawBar } from './draw-bar.js';
import { formatPercent } from './format-percent.js';
import { Line } from './Line.js';
import { putMarker } from './put-marker.js';
import type { Span } from './span.js';
import { useTheme } from './use-theme.js';

type GenreBarProps = {
  readonly label: string;
  /** 0 to 1, the length of the bar. */
  readonly smoothed: number;
  /** 0 to 1, what is behind the bar, and the mark at its end. */
  readonly raw: number;
  readonly held: boolean;
  readonly width: number;
};

const NAME_WIDTH = 10;
const LETTER_WIDTH = 2;
const PERCENT_WIDTH = 6;

/** The bar, what the raw value reaches beyond it as a lighter one behind, and a mark where that ends. */
const drawBoth = (smoothed: number, raw: number, width: number, colour?: string) => {
  const [filled, rest] = drawBar(smoothed, width, colour) as readonly [Span, Span];
  const rawCells = Math.min(width - 1, Math.floor(raw * width));
  const behind = Math.max(0, rawCells - filled.text.length);
  const bar: readonly Span[] = [
    filled,
    { text: '░'.repeat(behind), colour },
    { ...rest, text: rest.text.slice(behind) },
  ];
  return rawCells >= 1 ? putMarker(bar, rawCells) : bar;
};

/** One genre: letter, name, smoothed probability as bar and number, and behind it the model's last word. */
export const GenreBar = ({ label, smoothed, raw, held, width }: GenreBarProps) => {
  const { letter = '#', colour } = useTheme().genres.get(label) ?? {};
  const barWidth = Math.max(1, width - LETTER_WIDTH - NAME_WIDTH - PERCENT_WIDTH);
  const name = label.slice(0, NAME_WIDTH - 1).padEnd(NAME_WIDTH);
  return (
    <Line
      spans={[
        { text: `${letter} `, colour, bold: true },
        { text: name, bold: held },
        ...drawBoth(smoothed, raw, barWidth, colour),
        { text: ` ${formatPercent(smoothed)}`, bold: held },
      ]}
    />
  );
};
