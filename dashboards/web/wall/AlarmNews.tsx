import type { JSX } from 'preact';
import type { StationView } from '../../shared/dashboard-state.js';
import { lastingAlarms } from '../../shared/lasting-alarms.js';
import { describeAlarm } from '../parts/describe-alarm.js';

const SHOWN = 5;

type Props = { readonly stations: readonly StationView[] };

/** Which stations have an alarm, in one line that a screen reader tells when it changes. */
export const AlarmNews = ({ stations }: Props): JSX.Element => {
  const news = stations.flatMap((view) =>
    lastingAlarms(view).map(
      ({ detection }) => `${view.station}: ${describeAlarm(detection.alarm).name}`,
    ),
  );
  const rest = news.length > SHOWN ? `, and ${news.length - SHOWN} more` : '';
  return (
    <p class="alarm-news" role="status" aria-label="Alarms">
      {news.length > 0 && `${news.length === 1 ? 'Alarm' : 'Alarms'}: `}
      {news.slice(0, SHOWN).join(', ') + rest}
    </p>
  );
};
