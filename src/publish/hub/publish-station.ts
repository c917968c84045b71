import { catchError, concat, defer, filter, map, of, type Observable } from 'rxjs';
import type { StationMessage } from '../../protocol/index.js';
import type { StationOutput } from '../../pipeline.js';
import type { StationHub } from './station-hub.js';
import { toWireMessage, type WireContext } from './to-wire-message.js';

const failed = (error: unknown): Observable<StationOutput> => {
  const reason = error instanceof Error ? error.message : String(error);
  return of({ kind: 'status', state: 'failed', reason });
};

/**
 * Publishes all that a station puts out; each subscription listens once. The station's failure
 * becomes its status (`failed`, with the reason) and its end `stopped`, so that others go on:
 * the result completes and never fails.
 */
export const publishStation = (
  hub: StationHub,
  station: string,
  outputs: Observable<StationOutput>,
  context: WireContext,
): Observable<StationMessage> => {
  const state = () => hub.snapshot(station)?.status?.state;
  const isRepeated = (output: StationOutput): boolean =>
    output.kind === 'status' && output.state === 'failed' && state() === 'failed';
  const stopped: Observable<StationOutput> = defer(() =>
    of(state()).pipe(
      filter((last) => last !== 'failed' && last !== 'stopped'),
      map(() => ({ kind: 'status', state: 'stopped' }) as const),
    ),
  );
  return concat(outputs.pipe(catchError(failed)), stopped).pipe(
    filter((output) => !isRepeated(output)),
    map((output) => hub.publish(station, toWireMessage(output, context))),
  );
};
