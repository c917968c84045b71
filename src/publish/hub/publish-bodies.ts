import { catchError, concat, defer, EMPTY, filter, map, of, type Observable } from 'rxjs';
import type { StationMessage } from '../../protocol/index.js';
import type { MessageBody } from './message-body.js';
import type { StationHub } from './station-hub.js';
import { toWireMessage, type WireContext } from './to-wire-message.js';

/** How a station is published. */
export type PublishOptions = WireContext & {
  /** What an end means, asked when it comes. @default 'stopped', as the source's own end */
  readonly end?: () => StationEnd;
};

/** How a station comes to be heard no more. */
export type StationEnd = { readonly state: 'stopped' | 'paused'; readonly reason: string };

/** That of a source with nothing more to play. */
export const OWN_END: StationEnd = { state: 'stopped', reason: 'the source came to its end' };

const failed =
  (context: WireContext) =>
  (error: unknown): Observable<MessageBody> => {
    const reason = error instanceof Error ? error.message : String(error);
    return of(toWireMessage({ kind: 'status', state: 'failed', reason }, context));
  };

/**
 * Publishes all that there is to say of a station; each subscription listens once. The station's failure
 * becomes its status (`failed`, with the reason) and its end `stopped` or `paused`, so that others go on:
 * the result completes and never fails.
 */
export const publishBodies = (
  hub: StationHub,
  station: string,
  bodies: Observable<MessageBody>,
  { end = () => OWN_END, ...context }: PublishOptions,
): Observable<StationMessage> => {
  const state = () => hub.snapshot(station)?.status?.state;
  const isRepeated = (body: MessageBody): boolean =>
    body.type === 'status' && body.state === 'failed' && state() === 'failed';
  const said = bodies.pipe(
    catchError(failed(context)),
    filter((body) => !isRepeated(body)),
  );
  const lastWord: Observable<MessageBody> = defer(() => {
    const ended = end();
    const isSaid = ended.state === 'stopped' && ['failed', 'stopped'].includes(state() ?? '');
    return isSaid ? EMPTY : of({ type: 'status' as const, ...ended, wallTimeMs: context.now() });
  });
  return concat(said, lastWord).pipe(map((body) => hub.publish(station, body)));
};
