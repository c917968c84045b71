import type { Observable, Subscription } from 'rxjs';
import type { Logger } from '../../logger.js';
import { createRateLimit } from '../../publish/rate-limit.js';
import type { ServerEvent } from '../../publish/server-event.js';
import { toReloadLine, type LogLine } from './reload-line.js';

/** A stranger must not be able to fill the disk by being refused. */
const REFUSALS_IN_A_ROW = 20;
const REFUSALS_PER_SECOND = 1;

const toControlLine = ({
  by,
  change,
  status,
}: Extract<ServerEvent, { kind: 'controlled' }>): LogLine => [
  status < 400 ? 'info' : 'warn',
  { by, change, status },
  'control',
];

const toLine = (event: ServerEvent): LogLine => {
  switch (event.kind) {
    case 'client-joined': {
      const { session, address, clients, identity } = event;
      const { name: token, role } = identity;
      return ['info', { session, address, token, role, clients }, 'client joined'];
    }
    case 'client-left': {
      const { session, code, dropped } = event;
      return ['info', { session, code, dropped }, 'client left'];
    }
    case 'client-error':
      return ['warn', { session: event.session, reason: event.error.message }, 'client error'];
    case 'client-refused':
      return ['warn', { address: event.address, reason: event.reason }, 'client refused'];
    case 'controlled':
      return toControlLine(event);
    case 'history-failed':
      return ['error', { reason: event.error.message }, 'history is not written'];
    case 'history-resumed':
      return ['info', { lost: event.lost }, 'history is written again'];
    case 'server-error':
      return ['error', { reason: event.error.message }, 'server error'];
    default:
      return toReloadLine(event);
  }
};

/** Logs who connects to the live API and who is refused, that at most once a second in the long run. */
export const logServerEvents = (
  events: Observable<ServerEvent>,
  logger: Logger,
  now: () => number = Date.now,
): Subscription => {
  const refusals = createRateLimit(REFUSALS_IN_A_ROW, REFUSALS_PER_SECOND, now);
  let unsaid = 0;
  return events.subscribe((event) => {
    const isRefusal = event.kind === 'client-refused';
    if (isRefusal && !refusals.take()) {
      unsaid += 1;
      return;
    }
    const [level, fields, message] = toLine(event);
    logger[level](isRefusal && unsaid > 0 ? { ...fields, unsaid } : fields, message);
    if (isRefusal) unsaid = 0;
  });
};
