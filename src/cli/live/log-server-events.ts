import type { Observable, Subscription } from 'rxjs';
import type { Logger } from '../../logger.js';
import type { ServerEvent } from '../../publish/server-event.js';

const logEvent = (event: ServerEvent, logger: Logger): void => {
  switch (event.kind) {
    case 'client-joined':
      return logger.info({ session: event.session, clients: event.clients }, 'client joined');
    case 'client-left':
      return logger.info(
        { session: event.session, code: event.code, dropped: event.dropped },
        'client left',
      );
    case 'client-error':
      return logger.warn({ session: event.session, reason: event.error.message }, 'client error');
    case 'client-refused':
      return logger.warn({ address: event.address, reason: event.reason }, 'client refused');
    case 'model-changed':
      return logger.info({ model: event.name, hash: event.hash }, 'model changed');
    case 'model-kept':
      return logger.error({ reason: event.error.message }, 'model kept as it was');
    case 'server-error':
      return logger.error({ reason: event.error.message }, 'server error');
  }
};

/** Logs who connects to the live API and who is refused. */
export const logServerEvents = (events: Observable<ServerEvent>, logger: Logger): Subscription =>
  events.subscribe((event) => logEvent(event, logger));
