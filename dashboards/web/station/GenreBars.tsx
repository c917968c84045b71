import type { JSX } from 'preact';
import type { Prediction } from '../../../src/protocol/index.js';
import type { GenreStyle } from '../../shared/genre-style.js';
import { formatPercent } from '../parts/format-percent.js';

type Props = {
  readonly prediction: Prediction | undefined;
  readonly genres: ReadonlyMap<string, GenreStyle>;
};

const widthOf = (ratio: number) => ({ transform: `scaleX(${ratio.toFixed(3)})` });

/** Probability of each genre: smoothed, and as the model says behind it. */
export const GenreBars = ({ prediction, genres }: Props): JSX.Element => (
  <section aria-labelledby="genres">
    <h2 id="genres">Genres</h2>
    <ul class="bars">
      {[...genres].map(([genre, { colour }]) => (
        <li key={genre}>
          <span class="name">{genre}</span>
          <span class="bar" aria-hidden="true">
            <span
              class="raw"
              style={{ background: colour, ...widthOf(prediction?.probabilities[genre] ?? 0) }}
            />
            <span
              class="smoothed"
              style={{ background: colour, ...widthOf(prediction?.smoothed[genre] ?? 0) }}
            />
          </span>
          <span class="figures">{formatPercent(prediction?.smoothed[genre] ?? 0)}</span>
        </li>
      ))}
    </ul>
  </section>
);
