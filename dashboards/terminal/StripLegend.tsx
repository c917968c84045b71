import { COLOUR } from './colour.js';
import { Line } from './Line.js';
import { useTheme } from './use-theme.js';

/** Letter and colour of each genre, and the signs for no genre. */
export const StripLegend = () => {
  const genres = [...useTheme().genres];
  return (
    <Line
      spans={[
        ...genres.flatMap(([label, { letter, colour }]) => [
          { text: letter, colour, bold: true },
          { text: ` ${label} `, dim: true },
        ]),
        { text: '“', colour: COLOUR.speech },
        { text: ' speech ', dim: true },
        { text: '~', colour: COLOUR.noise },
        { text: ' noise ', dim: true },
        { text: '· unsure _ silence', dim: true },
      ]}
    />
  );
};
