import type { HistoryEvent } from '../history-batch.js';
import type { HistoryReader, Span } from '../read/history-reader.js';
import type { StationSummary, TimelineEntry } from './station-summary.js';
import { summariseHours } from './summarise-hours.js';
import { summariseUptime, type StateChange } from './summarise-uptime.js';

/** More would make a page that no browser likes to open. */
const MOST_ENTRIES = 2000;

type Body = Readonly<Partial<Record<string, string>>>;

const bodyOf = ({ body }: HistoryEvent): Body => JSON.parse(body) as Body;

const toStateChange = (event: HistoryEvent): StateChange => {
  const { state = '', reason } = bodyOf(event);
  return { wallTimeMs: event.wallTimeMs, state, reason };
};

const toEntry = (event: HistoryEvent): TimelineEntry | undefined => {
  const { title = '', label = '', alarm, event: change } = bodyOf(event);
  const { wallTimeMs } = event;
  if (event.type === 'metadata')
    return title ? { wallTimeMs, kind: 'title', text: title } : undefined;
  if (alarm !== undefined) return { wallTimeMs, kind: 'alarm', text: `${label} ${change}` };
  return change === 'began' ? { wallTimeMs, kind: 'detection', text: label } : undefined;
};

/** What a history says of a station in that time. */
export const summariseStation = (
  reader: HistoryReader,
  station: string,
  span: Span,
): StationSummary => {
  const before = reader.eventBefore(station, 'status', span.fromMs);
  const changes: StateChange[] = before ? [toStateChange(before)] : [];
  const timeline: TimelineEntry[] = [];
  let leftOut = 0;
  for (const event of reader.events(station, span)) {
    if (event.type === 'status') changes.push(toStateChange(event));
    else timeline.push(...[toEntry(event)].filter((entry) => entry !== undefined));
    if (timeline.length <= MOST_ENTRIES) continue;
    timeline.shift();
    leftOut += 1;
  }
  return {
    station,
    hours: summariseHours(reader.steps(station, span)),
    uptime: summariseUptime(changes, reader.runs(span), span),
    timeline,
    leftOut,
  };
};
