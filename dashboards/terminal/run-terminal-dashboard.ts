import type { TerminalDashboardOptions } from './dashboard-options.js';
import { chooseLook } from './look-options.js';
import { runLogMode } from './run-log-mode.js';
import { runSpokenMode } from './run-spoken-mode.js';

/**
 * Shows the dashboard of a server until the user quits it with q or Ctrl-C or `signal` is aborted, and
 * leaves the terminal as it was. Fails with an `EarshotClientError` when the server does not let it in. Where stdout
 * is no terminal, or `CI` is set, it writes plain lines instead.
 */
export const runTerminalDashboard = async ({
  url,
  token,
  stdout = process.stdout,
  stdin = process.stdin,
  signal,
  ...look
}: TerminalDashboardOptions): Promise<void> => {
  if (signal?.aborted) return;
  const { mode, palette, ascii } = chooseLook(look, process.env, stdout.isTTY);
  const connection = { url, token, stdout, stdin, signal };
  if (mode === 'log') return runLogMode(connection);
  if (mode === 'spoken') return runSpokenMode(connection);
  // React's development build is slow and keeps a record of every render: it must not be the one loaded.
  process.env['NODE_ENV'] ??= 'production';
  const { showScreen } = await import('./show-screen.js');
  // A source that fails at once ends the run while this is still being loaded.
  if (signal?.aborted) return;
  await showScreen({ ...connection, palette, ascii });
};
