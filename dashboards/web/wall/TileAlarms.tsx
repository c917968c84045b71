import type { JSX } from 'preact';
import type { StationView } from '../../shared/dashboard-state.js';
import { formatDuration } from '../../shared/format-duration.js';
import { lastingAlarms } from '../../shared/lasting-alarms.js';
import { describeAlarm } from '../parts/describe-alarm.js';

type Props = { readonly view: StationView };

/** What is wrong with a station's sound, and for how long. */
export const TileAlarms = ({ view }: Props): JSX.Element => (
  <>
    {lastingAlarms(view).map(({ detection, seconds }) => (
      <p key={detection.alarm} class="alarm">
        alarm: <strong>{describeAlarm(detection.alarm).name}</strong> for {formatDuration(seconds)}
      </p>
    ))}
  </>
);
