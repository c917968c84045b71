import type { HistoryEvent } from '../history-batch.js';
import type { EventRecord, HistoryRecord } from './history-record.js';
import type { HistoryReader, Span } from './history-reader.js';
import { toStepRecord } from './to-step-record.js';

const toEventRecord = ({ type, station, wallTimeMs, body }: HistoryEvent): EventRecord => ({
  type,
  station,
  wallTimeMs,
  ...(JSON.parse(body) as Record<string, string | number>),
});

function* mapped<From, To>(values: Iterable<From>, change: (value: From) => To): Iterator<To> {
  for (const value of values) yield change(value);
}

/** Everything that is kept of a station in that time, oldest first; read as it is asked for. */
export function* readRecords(
  reader: HistoryReader,
  station: string,
  span: Span,
): Iterable<HistoryRecord> {
  const steps = mapped(reader.steps(station, span), toStepRecord);
  const events = mapped(reader.events(station, span), toEventRecord);
  let [step, event] = [steps.next(), events.next()];
  while (!step.done || !event.done) {
    if (event.done || (!step.done && step.value.wallTimeMs <= event.value.wallTimeMs)) {
      if (!step.done) yield step.value;
      step = steps.next();
    } else {
      yield event.value;
      event = events.next();
    }
  }
}
