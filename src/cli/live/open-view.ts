import { filter } from 'rxjs';
import { createLogger } from '../../logger.js';
import type { StationMessage } from '../../protocol/index.js';
import type { CommandContext } from '../command-context.js';
import type { LiveApi } from './live-api.js';
import { logMessages } from './log-messages.js';
import { logServerEvents } from './log-server-events.js';
import type { LiveView } from './live-plan.js';
import { writeJsonLines } from './write-json-lines.js';

/** What the user looks at while stations are heard. */
export type OpenView = {
  /** Resolves when the user has closed it; a log never is. */
  readonly closed: Promise<void>;
  /** Takes it away and resolves when the terminal is free again. */
  readonly close: () => Promise<void>;
};

const isNoFailure = (message: StationMessage): boolean =>
  message.type !== 'status' || message.state !== 'failed';

const never = new Promise<void>(() => {});

const openDashboard = ({ server }: LiveApi, context: CommandContext): OpenView => {
  const closing = new AbortController();
  const { url, ownToken: token } = server;
  const closed = context.openDashboard({ url, token, signal: closing.signal });
  const close = (): Promise<void> => {
    closing.abort();
    return closed;
  };
  return { closed, close };
};

const openLog = (
  view: Exclude<LiveView, 'dashboard'>,
  { hub, server, model, events$, endsWithItsStations }: LiveApi,
  { stdout, stderr }: CommandContext,
): OpenView => {
  // Whoever pipes JSON on wants to see trouble beside it, not news.
  const logger = createLogger(stderr, view === 'json' ? 'warn' : 'info');
  logger.info({ url: server.url }, 'serving');
  const { name, engine, engineSpeeds: windowsPerSecond } = model;
  logger.info({ model: name, engine, ...(windowsPerSecond && { windowsPerSecond }) }, 'engine');
  const isOnly = endsWithItsStations && hub.snapshots().length <= 1;
  const told = isOnly ? hub.messages$.pipe(filter(isNoFailure)) : hub.messages$;
  const log = logMessages(told, logger);
  log.add(logServerEvents(events$, logger));
  const lines = view === 'json' ? writeJsonLines(hub.messages$, stdout) : undefined;
  const close = (): Promise<void> => {
    log.unsubscribe();
    lines?.subscription.unsubscribe();
    const dropped = lines?.dropped() ?? 0;
    if (dropped > 0) logger.warn({ dropped }, 'lines left out because stdout was read too slowly');
    return Promise.resolve();
  };
  return { closed: never, close };
};

/** Opens the dashboard or starts writing; must be open before the stations begin to speak. */
export const openView = (view: LiveView, api: LiveApi, context: CommandContext): OpenView =>
  view === 'dashboard' ? openDashboard(api, context) : openLog(view, api, context);
