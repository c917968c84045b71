import { drawBar } from './draw-bar.js';
import { formatPercent } from './format-percent.js';
import { Line } from './Line.js';
import { putMarker } from './put-marker.js';
import { useTheme } from './use-theme.js';

type GenreBarProps = {
  readonly label: string;
  /** 0 to 1, the length of the bar. */
  readonly smoothed: number;
  /** 0 to 1, the mark. */
  readonly raw: number;
  readonly held: boolean;
  readonly width: number;
};

const NAME_WIDTH = 10;
const LETTER_WIDTH = 2;
const PERCENT_WIDTH = 6;

/** One genre: letter, name, smoothed probability as bar and number, the model's last word as a mark. */
export const GenreBar = ({ label, smoothed, raw, held, width }: GenreBarProps) => {
  const { letter = '#', colour } = useTheme().genres.get(label) ?? {};
  const barWidth = Math.max(1, width - LETTER_WIDTH - NAME_WIDTH - PERCENT_WIDTH);
  const name = label.slice(0, NAME_WIDTH - 1).padEnd(NAME_WIDTH);
  const rawAt = Math.min(barWidth - 1, Math.floor(raw * barWidth));
  const bar = drawBar(smoothed, barWidth, colour);
  return (
    <Line
      spans={[
        { text: `${letter} `, colour, bold: true },
        { text: name, bold: held },
        ...(raw * barWidth >= 1 ? putMarker(bar, rawAt) : bar),
        { text: ` ${formatPercent(smoothed)}`, bold: held },
      ]}
    />
  );
};
