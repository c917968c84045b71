import type { JSX } from 'preact';
import type { StationView } from '../../shared/dashboard-state.js';
import { formatDuration } from '../../shared/format-duration.js';
import { lastingAlarms } from '../../shared/lasting-alarms.js';
import { describeAlarm } from '../parts/describe-alarm.js';

type Props = { readonly view: StationView };

/** What is wrong with the sound. That it is so is told once to a screen reader, for how long may be read. */
export const Alarms = ({ view }: Props): JSX.Element => {
  const alarms = lastingAlarms(view).map(({ detection, seconds }) => ({
    ...describeAlarm(detection.alarm),
    seconds,
  }));
  return (
    <section class="alarms" aria-label="Alarms">
      <p class="unseen" role="alert">
        {alarms.map(({ name }) => `alarm: ${name}`).join(', ')}
      </p>
      {alarms.map(({ name, meaning, seconds }) => (
        <p key={name} class="alarm">
          <strong>{name}</strong> for {formatDuration(seconds)}: {meaning}
        </p>
      ))}
    </section>
  );
};
