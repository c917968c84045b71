import type { Observable, Subscription } from 'rxjs';
import type { Logger } from '../../logger.js';
import type { StationMessage, StationState } from '../../protocol/index.js';

const TROUBLE: ReadonlySet<StationState> = new Set([
  'stalled',
  'backoff',
  'circuit-open',
  'failed',
]);

/** Logs what happens to stations: states, titles, detections; not the predictions, one a second. */
export const logMessages = (messages: Observable<StationMessage>, logger: Logger): Subscription =>
  messages.subscribe((message) => {
    const { station } = message;
    if (message.type === 'status') {
      const level = TROUBLE.has(message.state) ? 'warn' : 'info';
      logger[level]({ station, reason: message.reason }, message.state);
    }
    if (message.type === 'metadata') logger.info({ station, title: message.title }, 'title');
    if (message.type === 'detection') {
      const { label, alarm, fusion, startSeconds, endSeconds, event } = message;
      if (alarm) {
        const level = event === 'began' ? 'warn' : 'info';
        logger[level]({ station, alarm, startSeconds, endSeconds }, `alarm ${event}`);
      } else logger.info({ station, label, fusion, startSeconds, endSeconds }, event);
    }
  });
