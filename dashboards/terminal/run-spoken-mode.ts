import { createInterface } from 'node:readline';
import type { Observable } from 'rxjs';
import {
  EMPTY,
  filter,
  fromEvent,
  map,
  merge,
  mergeMap,
  pairwise,
  share,
  startWith,
  takeUntil,
  withLatestFrom,
} from 'rxjs';
import type { DashboardState } from '../shared/dashboard-state.js';
import { initialDashboardState } from '../shared/dashboard-state.js';
import { connectTerminal } from './connect-terminal.js';
import type { TerminalDashboardOptions } from './dashboard-options.js';
import { speakEvent } from './speak-event.js';
import { answerWords } from './answer-words.js';

type SpokenOptions = Required<Pick<TerminalDashboardOptions, 'url' | 'stdout' | 'stdin'>> &
  Pick<TerminalDashboardOptions, 'signal' | 'token'>;

const newEvents = (states$: Observable<DashboardState>): Observable<string> =>
  states$.pipe(
    startWith(initialDashboardState),
    pairwise(),
    mergeMap(([before, after]) => {
      const lastId = before.events.at(-1)?.id ?? 0;
      return after.events.filter(({ id }) => id > lastId);
    }),
    map(speakEvent),
  );

/**
 * The dashboard for a screen reader: whatever happens is one sentence on a line of its own, nothing is drawn or
 * drawn over, and words that are typed are answered. Resolves at `quit`, the end of the input or when `signal` is
 * aborted; fails with an `EarshotClientError` when the server does not let it in.
 */
export const runSpokenMode = (options: SpokenOptions): Promise<void> => {
  const { url, token, stdout, stdin, signal } = options;
  const input = createInterface({ input: stdin });
  const states$ = connectTerminal(url, token).states$.pipe(share());
  const words$ = fromEvent(input, 'line') as Observable<string>;
  const isEnd = (words: string): boolean => /^\s*(q|quit)\s*$/.test(words);
  const quit$ = words$.pipe(filter(isEnd));
  const answers$ = words$.pipe(
    withLatestFrom(states$),
    mergeMap(([words, state]) => answerWords(words, state)),
  );
  return new Promise<void>((resolve, reject) => {
    merge(newEvents(states$), answers$)
      .pipe(
        takeUntil(signal ? fromEvent(signal, 'abort') : EMPTY),
        takeUntil(merge(fromEvent(input, 'close'), quit$)),
      )
      .subscribe({ next: (line) => stdout.write(`${line}\n`), error: reject, complete: resolve });
  }).finally(() => input.close());
};
