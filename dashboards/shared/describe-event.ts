import type { DetectionMessage, ServerMessage, StatusMessage } from '../../src/protocol/index.js';
import type { ConnectionEvent } from './connection-event.js';
import type { DashboardEvent } from './dashboard-event.js';
import type { DashboardState } from './dashboard-state.js';

/** An event before it is numbered; without a time where the message has none. */
export type EventDraft = Omit<DashboardEvent, 'id' | 'wallTimeMs'> & {
  readonly wallTimeMs?: number;
};

const describeDetection = (message: DetectionMessage): EventDraft => {
  const { station, label, alarm, startSeconds, endSeconds, wallTimeMs } = message;
  const seconds = Math.round((endSeconds ?? startSeconds) - startSeconds);
  const detail = message.event === 'began' ? 'began' : `ended after ${seconds} s`;
  if (!alarm) return { station, kind: 'sound', label, detail, wallTimeMs };
  return { station, kind: 'alarm', label: `alarm: ${label}`, detail, wallTimeMs };
};

const describeStatus = (
  { station, state, reason = '', wallTimeMs }: StatusMessage,
  before: DashboardState,
): readonly EventDraft[] => {
  const last = before.stations.find((view) => view.station === station)?.status;
  const isNew = last?.state !== state || (last.reason ?? '') !== reason;
  return isNew ? [{ station, kind: 'status', label: state, detail: reason, wallTimeMs }] : [];
};

const describeMessage = (message: ServerMessage, before: DashboardState): readonly EventDraft[] => {
  switch (message.type) {
    case 'detection':
      return [describeDetection(message)];
    case 'status':
      return describeStatus(message, before);
    case 'metadata': {
      const { station, title, wallTimeMs } = message;
      return [{ station, kind: 'title', label: title, detail: '', wallTimeMs }];
    }
    case 'lagged': {
      const detail = 'left out, this client was too slow';
      return [{ station: message.station, kind: 'lost', label: `${message.dropped}`, detail }];
    }
    case 'gap': {
      const label = `${message.to - message.from + 1}`;
      const detail = 'messages missed, held by the server no longer';
      return [{ station: message.station, kind: 'lost', label, detail }];
    }
    case 'model': {
      const { model, wallTimeMs } = message;
      return [{ kind: 'server', label: model.name, detail: 'listens from now on', wallTimeMs }];
    }
    case 'error':
      return [{ kind: 'server', label: 'complaint', detail: message.message }];
    default:
      return [];
  }
};

/** What is worth a line in the list of events; `before` is the state that the event changes. */
export const describeEvent = (
  event: ConnectionEvent,
  before: DashboardState,
): readonly EventDraft[] => {
  if (event.type === 'message') return describeMessage(event.message, before);
  if (event.type === 'open') {
    const detail = before.welcome ? 'again' : '';
    return [{ kind: 'server', label: 'connected', detail }];
  }
  return event.type === 'closed' && before.connection.state !== 'closed'
    ? [{ kind: 'server', label: 'no connection', detail: event.reason }]
    : [];
};
