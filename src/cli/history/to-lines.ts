import type { EventRecord, HistoryRecord, StepRecord } from '../../history/read/history-record.js';

/** Only a step of another genre or state than the one before is worth a line. */
const headOf = ({ state, genre }: StepRecord): string =>
  state === 'music' && genre !== undefined ? genre : state;

const clock = (wallTimeMs: number): string => new Date(wallTimeMs).toISOString().slice(0, 19);

const describe = (event: EventRecord): string => {
  const { state, reason, title, label, alarm } = event;
  if (event.type === 'metadata') return `title      ${title}`;
  if (event.type === 'status') return `status     ${state}${reason ? `: ${reason}` : ''}`;
  return `${alarm === undefined ? 'detection ' : 'alarm     '} ${label} ${event.event}`;
};

/** A history for people: a line for each event and for each change of what is heard, times in UTC. */
export function* toLines(records: Iterable<HistoryRecord>): Iterable<string> {
  let before: string | undefined;
  for (const record of records) {
    if (record.type !== 'step') {
      yield `${clock(record.wallTimeMs)}  ${describe(record as EventRecord)}\n`;
      continue;
    }
    const step = record as StepRecord;
    const head = headOf(step);
    if (head !== before) {
      const level = `${step.rmsDb.toFixed(1)} dB`;
      yield `${clock(step.wallTimeMs)}  plays      ${head} (${level})\n`;
    }
    before = head;
  }
}
