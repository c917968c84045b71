import type { JSX } from 'preact';
import type { Detection } from '../../shared/dashboard-state.js';
import type { GenreStyle } from '../../shared/genre-style.js';
import { colourOf } from '../parts/colours.js';
import { formatClock } from '../parts/format-clock.js';
import { formatDuration } from '../../shared/format-duration.js';
import { formatPercent } from '../parts/format-percent.js';

type Props = {
  readonly detections: readonly Detection[];
  readonly genres: ReadonlyMap<string, GenreStyle>;
};

const durationOf = ({ startSeconds, endSeconds }: Detection): string =>
  endSeconds === undefined ? 'now' : formatDuration(endSeconds - startSeconds);

/** What was detected, newest first. */
export const DetectionTable = ({ detections, genres }: Props): JSX.Element => (
  <section aria-labelledby="detections">
    <h2 id="detections">Detections</h2>
    <div class="scroll" tabIndex={0} role="region" aria-labelledby="detections">
      <table>
        <thead>
          <tr>
            <th scope="col">at</th>
            <th scope="col">what</th>
            <th scope="col">lasted</th>
            <th scope="col">sure</th>
          </tr>
        </thead>
        <tbody>
          {detections.map((detection) => (
            <tr key={`${detection.label} ${detection.startSeconds}`}>
              <td>{formatClock(detection.wallTimeMs)}</td>
              <td>
                <span class="swatch" style={{ background: colourOf(detection.label, genres) }} />
                {detection.alarm ? `alarm: ${detection.label}` : detection.label}
              </td>
              <td>{durationOf(detection)}</td>
              <td>{formatPercent(detection.meanConfidence)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
);
