import type { JSX } from 'preact';
import { memo } from 'preact/compat';
import type { Detection } from '../../shared/dashboard-state.js';
import type { GenreStyle } from '../../shared/genre-style.js';
import { joinDetections } from '../../shared/join-detections.js';
import { nameDetection } from '../../shared/name-sound.js';
import { formatClock } from '../parts/format-clock.js';
import { formatDuration } from '../../shared/format-duration.js';
import { formatPercent } from '../parts/format-percent.js';
import { Swatch } from '../parts/Swatch.js';

type Props = {
  readonly live: readonly Detection[];
  readonly past: readonly Detection[];
  readonly genres: ReadonlyMap<string, GenreStyle>;
};

const durationOf = ({ startSeconds, endSeconds }: Detection): string =>
  endSeconds === undefined ? 'now' : formatDuration(endSeconds - startSeconds);

const ShownTable = ({ live, past, genres }: Props): JSX.Element => (
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
          {joinDetections(live, past).map((detection) => (
            <tr key={`${detection.label} ${detection.startSeconds}`}>
              <td>{formatClock(detection.wallTimeMs)}</td>
              <td>
                <Swatch labels={detection.fusion ?? [detection.label]} genres={genres} />
                {nameDetection(detection)}
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

/** What was detected, newest first; drawn again only when that changed. */
export const DetectionTable = memo(ShownTable);
