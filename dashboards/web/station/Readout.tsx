import type { JSX } from 'preact';
import type { GenreStyle } from '../../shared/genre-style.js';
import type { StationTimeline } from '../../shared/station-timeline.js';
import { nameSound } from '../../shared/name-sound.js';
import { formatClock } from '../parts/format-clock.js';
import { formatPercent } from '../parts/format-percent.js';
import { Swatch } from '../parts/Swatch.js';
import { findMoment } from './find-moment.js';

type Props = {
  readonly timeline: StationTimeline;
  readonly genres: ReadonlyMap<string, GenreStyle>;
  /** The time pointed at. */
  readonly atMs: number | undefined;
};

const SHOWN_GENRES = 4;

/** The values at the time that is pointed at, for eyes and for screen readers. */
export const Readout = ({ timeline, genres, atMs }: Props): JSX.Element => {
  const moment = atMs === undefined ? undefined : findMoment(timeline, atMs);
  if (atMs === undefined || !moment) {
    return (
      <p class="readout" aria-live="polite">
        {atMs === undefined ? 'Point at the graph to read its values.' : 'Nothing was heard then.'}
      </p>
    );
  }
  const { step, title } = moment;
  const likeliest = Object.entries(step.smoothed).toSorted((a, b) => b[1] - a[1]);
  return (
    <p class="readout" aria-live="polite">
      <time>{formatClock(step.wallTimeMs)}</time>{' '}
      <strong>{nameSound(step.label, step.fusion)}</strong>
      {likeliest.slice(0, SHOWN_GENRES).map(([genre, probability]) => (
        <span key={genre}>
          <Swatch labels={[genre]} genres={genres} />
          {genre} {formatPercent(probability)}{' '}
        </span>
      ))}
      <span>
        {step.rmsDb.toFixed(1)} dB{title && `, “${title}”`}
      </span>
    </p>
  );
};
