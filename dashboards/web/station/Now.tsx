import type { JSX } from 'preact';
import type { StationView } from '../../shared/dashboard-state.js';
import type { GenreStyle } from '../../shared/genre-style.js';
import { colourOf } from '../parts/colours.js';
import { describeStation } from '../parts/describe-station.js';
import { formatPercent } from '../parts/format-percent.js';
import { LevelBar } from '../parts/LevelBar.js';

type Props = { readonly view: StationView; readonly genres: ReadonlyMap<string, GenreStyle> };

/** What is heard now. */
export const Now = ({ view, genres }: Props): JSX.Element => {
  const { label, kind, confidence } = describeStation(view);
  const { title, prediction, status } = view;
  const level = kind === 'source' ? undefined : prediction?.level;
  return (
    <section class="now" aria-label="Now">
      <p class="sound">
        <span class="swatch" style={{ background: colourOf(label, genres) }} />
        <strong aria-live="polite">{label}</strong>
        {confidence !== undefined && <span class="confidence"> {formatPercent(confidence)}</span>}
      </p>
      <p class="title">{title ?? 'no title told'}</p>
      {status?.reason && <p class="reason">{status.reason}</p>}
      <div class="meter">
        <LevelBar level={level} />
        <span class="figures">
          {level ? `${level.rmsDb.toFixed(1)} dB, peak ${level.peakDb.toFixed(1)} dB` : 'no sound'}
        </span>
      </div>
    </section>
  );
};
