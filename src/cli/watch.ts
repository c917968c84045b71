import { Command } from 'commander';
import { UsageError } from '../errors.js';
import { DEFAULT_HOST, DEFAULT_PORT, WEBSOCKET_PATH } from '../protocol/index.js';
import type { CommandContext } from './command-context.js';

const DEFAULT_URL = `ws://${DEFAULT_HOST}:${DEFAULT_PORT}${WEBSOCKET_PATH}`;

const HELP = `
Examples:
  $ earshot watch
  $ earshot watch ws://127.0.0.1:9000`;

/** The WebSocket's address; the path may be left out. */
const readUrl = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'ws:' && url?.protocol !== 'wss:') {
    throw new UsageError(`cannot watch '${text}'; expected an address like ${DEFAULT_URL}`);
  }
  if (url.pathname === '/') url.pathname = WEBSOCKET_PATH;
  return url.href;
};

/** `earshot watch [URL]` */
export const watchCommand = ({ openDashboard, stop }: CommandContext): Command =>
  new Command('watch')
    .description('Show the dashboard of a running server.')
    .argument('[url]', `WebSocket of the server (default: ${DEFAULT_URL})`)
    .addHelpText('after', HELP)
    .action((url: string = DEFAULT_URL) => openDashboard({ url: readUrl(url), signal: stop }));
