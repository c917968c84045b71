import type { JSX } from 'preact';
import type { GenreStyle } from '../../shared/genre-style.js';
import { colourOf } from './colours.js';

type Props = {
  /** A genre or a sound state; two genres that are held together are two halves. */
  readonly labels: readonly string[];
  readonly genres: ReadonlyMap<string, GenreStyle>;
};

/** The colour of what is heard, beside its name. */
export const Swatch = ({ labels, genres }: Props): JSX.Element => {
  const [first = '', second = first] = labels.map((label) => colourOf(label, genres));
  return (
    <span
      class="swatch"
      style={{ background: `linear-gradient(135deg, ${first} 50%, ${second} 50%)` }}
    />
  );
};
