import { Command } from 'commander';
import { UsageError } from '../errors.js';
import { DEFAULT_HOST, DEFAULT_PORT, WEBSOCKET_PATH } from '../protocol/index.js';
import type { CommandContext } from './command-context.js';
import { readToken } from './watch/read-token.js';

const DEFAULT_URL = `ws://${DEFAULT_HOST}:${DEFAULT_PORT}${WEBSOCKET_PATH}`;

const HELP = `
Examples:
  $ earshot watch
  $ earshot watch ws://127.0.0.1:9000
  $ earshot watch wss://radio.example --token-file ~/.earshot-token

A server that wants a token gets that of --token-file, or else of the environment variable EARSHOT_TOKEN.`;

type WatchOptions = { readonly tokenFile?: string };

/** The WebSocket's address; the path may be left out. */
const readUrl = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'ws:' && url?.protocol !== 'wss:') {
    throw new UsageError(`cannot watch '${text}'; expected an address like ${DEFAULT_URL}`);
  }
  if (url.username || url.password || url.searchParams.has('token')) {
    throw new UsageError(
      'cannot watch: no password or token may stand in the address; use --token-file',
    );
  }
  if (url.pathname === '/') url.pathname = WEBSOCKET_PATH;
  return url.href;
};

/** `earshot watch [URL]` */
export const watchCommand = ({ openDashboard, stop }: CommandContext): Command =>
  new Command('watch')
    .description('Show the dashboard of a running server.')
    .argument('[url]', `WebSocket of the server (default: ${DEFAULT_URL})`)
    .option('--token-file <file>', 'file that holds a token of the server, and nothing else')
    .addHelpText('after', HELP)
    .action(async (address: string = DEFAULT_URL, { tokenFile }: WatchOptions) => {
      const url = readUrl(address);
      const token = await readToken(tokenFile, process.env.EARSHOT_TOKEN);
      await openDashboard({ url, token, signal: stop });
    });
