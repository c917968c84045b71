import { Command, Option } from 'commander';
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
  $ earshot watch --log | tee genres.log

A server that wants a token gets that of --token-file, or else of the environment variable EARSHOT_TOKEN.
NO_COLOR, COLORTERM, TERM and the locale say which colours and signs are used; the keys are shown by '?'.`;

type WatchOptions = {
  readonly tokenFile?: string;
  readonly colours?: 'full' | 'safe' | '16' | 'none';
  readonly ascii?: true;
  readonly log?: true;
  readonly screenReader?: true;
};

const modeOf = ({ log, screenReader }: WatchOptions): 'log' | 'spoken' | undefined => {
  if (log && screenReader) throw new UsageError('take either --log or --screen-reader, not both');
  return log ? 'log' : screenReader ? 'spoken' : undefined;
};

const colours = new Option(
  '--colours <which>',
  "full, safe for colour-blind eyes, the terminal's own 16, or none",
).choices(['full', 'safe', '16', 'none']);

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
    .addOption(colours)
    .option('--ascii', 'no signs beyond ASCII')
    .option('--log', 'plain lines instead of a picture')
    .option('--screen-reader', 'sentences for a screen reader; typed words are answered')
    .addHelpText('after', HELP)
    .action(async (address: string = DEFAULT_URL, options: WatchOptions) => {
      const url = readUrl(address);
      const token = await readToken(options.tokenFile, process.env.EARSHOT_TOKEN);
      const look = { palette: options.colours, ascii: options.ascii, mode: modeOf(options) };
      await openDashboard({ url, token, signal: stop, ...look });
    });
