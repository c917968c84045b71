import type { JSX } from 'preact';
import type { StationView } from '../../shared/dashboard-state.js';
import type { GenreStyle } from '../../shared/genre-style.js';
import { describeStation } from '../parts/describe-station.js';
import { LevelBar } from '../parts/LevelBar.js';
import { Swatch } from '../parts/Swatch.js';

type Props = { readonly view: StationView; readonly genres: ReadonlyMap<string, GenreStyle> };

/** What is heard now. */
export const Now = ({ view, genres }: Props): JSX.Element => {
  const { name, labels, kind, confidence } = describeStation(view);
  const { title, prediction, status } = view;
  const level = kind === 'source' ? undefined : prediction?.level;
  return (
    <section class="now" aria-label="Now">
      <p class="sound">
        <Swatch labels={labels} genres={genres} />
        <strong aria-live="polite">{name}</strong>
        {confidence && <span class="confidence"> {confidence}</span>}
      </p>
      <p class="title">{title ?? 'no title told'}</p>
      {kind === 'source' && status?.reason && <p class="reason">{status.reason}</p>}
      <div class="meter">
        <LevelBar level={level} />
        <span class="figures">
          {level ? `${level.rmsDb.toFixed(1)} dB, peak ${level.peakDb.toFixed(1)} dB` : 'no sound'}
        </span>
      </div>
    </section>
  );
};
