import type { Observable, Subscription } from 'rxjs';
import type { Logger } from '../../logger.js';
import type { StationMessage } from '../../protocol/index.js';

/** Logs what happens to stations: states, titles, detections; not the predictions, one a second. */
export const logMessages = (messages: Observable<StationMessage>, logger: Logger): Subscription =>
  messages.subscribe((message) => {
    const { station } = message;
    if (message.type === 'status') {
      const level = ['failed', 'backoff'].includes(message.state) ? 'warn' : 'info';
      logger[level]({ station, reason: message.reason }, message.state);
    }
    if (message.type === 'metadata') logger.info({ station, title: message.title }, 'title');
    if (message.type === 'detection') {
      const { label, startSeconds, endSeconds } = message;
      logger.info({ station, label, startSeconds, endSeconds }, message.event);
    }
  });
