import { EMPTY, fromEvent, map, mergeMap, pairwise, startWith, takeUntil } from 'rxjs';
import { initialDashboardState } from '../shared/dashboard-state.js';
import { connectTerminal } from './connect-terminal.js';
import type { TerminalDashboardOptions } from './dashboard-options.js';
import { formatClock } from './format-clock.js';
import { logLines } from './log-lines.js';

/**
 * The dashboard without a terminal: a plain line whenever connection, status, title or genre change, and
 * the likeliest genres every ten seconds. Resolves when `signal` is aborted or nobody reads any more;
 * fails with an `EarshotClientError` when the server does not let it in.
 */
export const runLogMode = ({
  url,
  token,
  stdout = process.stdout,
  signal,
}: TerminalDashboardOptions): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    connectTerminal(url, token)
      .states$.pipe(
        startWith(initialDashboardState),
        pairwise(),
        mergeMap(([before, after]) => logLines(before, after)),
        map((line) => `${formatClock(Date.now())} ${line}\n`),
        takeUntil(signal ? fromEvent(signal, 'abort') : EMPTY),
        takeUntil(fromEvent(stdout, 'error')),
      )
      .subscribe({ next: (line) => stdout.write(line), error: reject, complete: resolve });
  });
