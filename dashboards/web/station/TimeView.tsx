import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { GenreStyle } from '../../shared/genre-style.js';
import type { StationTimeline } from '../../shared/station-timeline.js';
import { ChartCanvas } from './ChartCanvas.js';
import { Readout } from './Readout.js';
import { TimeTools } from './TimeTools.js';
import { useTimeSpan } from './use-time-span.js';

type Props = {
  readonly timeline: StationTimeline;
  readonly genres: ReadonlyMap<string, GenreStyle>;
};

/** The station over time: genres as a stream, the strip with titles, the level; may be stopped and scrolled back. */
export const TimeView = ({ timeline, genres }: Props): JSX.Element => {
  const figure = useRef<HTMLElement>(null);
  const control = useTimeSpan(timeline);
  const { span, cursorMs, setCursor, onKey } = control;
  return (
    <section class="time" aria-labelledby="time">
      <h2 id="time">Over time</h2>
      <TimeTools control={control} />
      <figure
        ref={figure}
        tabIndex={0}
        aria-label="Genres, titles and level over time. Left and right arrow read values, page up and page down scroll, p pauses."
        role="group"
        onKeyDown={onKey}
      >
        <ChartCanvas {...{ timeline, genres, span, cursorMs, setCursor }} />
      </figure>
      <Readout timeline={timeline} genres={genres} atMs={cursorMs} />
    </section>
  );
};
