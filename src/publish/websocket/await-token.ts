import type { WebSocket } from 'ws';
import { CLOSE_CODE, PROTOCOL, type ClientMessage } from '../../protocol/index.js';
import type { Access, Identity } from '../security/access.js';
import type { ClientSender } from './client-sender.js';
import { parseClientMessage } from './parse-client-message.js';

type TokenOptions = {
  /** How long a client has for its token. */
  readonly withinSeconds: number;
  readonly authenticate: (token: string) => Access;
  readonly onGranted: (identity: Identity) => void;
  readonly onRefused: (reason: string) => void;
};

const NO_TOKEN = {
  kind: 'refused',
  code: CLOSE_CODE.notAuthenticated,
  message: 'expected {"type":"authenticate","token":…} before anything else',
} as const;

const judge = (message: ClientMessage, authenticate: TokenOptions['authenticate']) => {
  const access = message.type === 'authenticate' ? authenticate(message.token) : NO_TOKEN;
  return access.kind === 'challenge' ? NO_TOKEN : access;
};

/** Asks for a token; the socket is closed unless a good one comes in the first message, and in time. */
export const awaitToken = (
  socket: WebSocket,
  { isOpen, send, fail }: ClientSender,
  { withinSeconds, authenticate, onGranted, onRefused }: TokenOptions,
): void => {
  const refuse = (code: number, message: string): void => {
    onRefused(message);
    fail(code, message);
  };
  const late = setTimeout(
    () => refuse(CLOSE_CODE.tooSlowToStart, `no token came within ${withinSeconds} s`),
    withinSeconds * 1000,
  );
  socket.once('close', () => clearTimeout(late));
  socket.once('message', (data, isBinary) => {
    clearTimeout(late);
    if (!isOpen()) return;
    const parsed = parseClientMessage(data as Buffer, isBinary);
    if (!parsed.ok) return refuse(parsed.error.code, parsed.error.message);
    const access = judge(parsed.message, authenticate);
    if (access.kind === 'granted') onGranted(access.identity);
    else refuse(access.code, access.message);
  });
  send({ type: 'challenge', protocol: PROTOCOL, withinSeconds });
};
