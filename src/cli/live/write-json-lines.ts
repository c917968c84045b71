import { filter, type Observable, type Subscription } from 'rxjs';
import type { StationMessage } from '../../protocol/index.js';

/** Above this much waiting for a slow reader, lines are left out instead of kept. */
const MAX_WAITING_BYTES = 1 << 20;

/** A running writer; `dropped` counts the lines that a slow reader made it leave out. */
export type JsonLines = { readonly subscription: Subscription; readonly dropped: () => number };

/** Writes each prediction as one line of JSON, exactly the wire message. */
export const writeJsonLines = (
  messages: Observable<StationMessage>,
  stdout: NodeJS.WriteStream,
): JsonLines => {
  let dropped = 0;
  const subscription = messages
    .pipe(filter(({ type }) => type === 'prediction'))
    .subscribe((message) => {
      if (!stdout.writable) return;
      if (stdout.writableLength > MAX_WAITING_BYTES) dropped += 1;
      else stdout.write(`${JSON.stringify(message)}\n`);
    });
  return { subscription, dropped: () => dropped };
};
