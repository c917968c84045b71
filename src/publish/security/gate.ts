import type { IncomingHttpHeaders } from 'node:http';
import { CLOSE_CODE } from '../../protocol/index.js';
import type { Access, Identity, Refusal } from './access.js';
import { checkAccess } from './check-access.js';
import { clientAddress, type Origin } from './client-address.js';
import { createToken } from './create-token.js';
import { hashToken } from './hash-token.js';
import { createIdentityWatch } from './identity-watch.js';
import { hasTokenInUrl, readBearer } from './read-bearer.js';
import { createTokenRegister, type TokenEntry, type TokenRegister } from './token-register.js';
import { createWrongTokenLimit, type WrongTokenOptions } from './wrong-token-limit.js';

/** A request as Node gives it; its body does not matter. */
export type GateRequest = Origin & { readonly url?: string | undefined };

/** Decides who may connect, as what. */
export type Gate = {
  /** Judges a request before anything is done for it. */
  readonly authorise: (request: GateRequest) => Access;
  /** Judges a token that came in a message; the address is that of {@link Gate.addressOf}. */
  readonly authenticate: (token: string, address: string) => Access;
  /** Where a request comes from, behind reverse proxies that are trusted. */
  readonly addressOf: (request: GateRequest) => string;
  /** Whether an address is that of a reverse proxy that is trusted now. */
  readonly isTrustedProxy: (address: string) => boolean;
  /** Calls `onRevoked` once the identity is good no more, until the function that comes back is called. */
  readonly watch: (identity: Identity, onRevoked: () => void) => () => void;
  /** A reader's token that lives as long as the gate, for the program's own dashboard; it is nowhere written. */
  readonly ownToken: string;
  /** Judges by these from now on; who came by what is good no more is told. */
  readonly change: (settings: GateSettings) => void;
};

/** What a gate judges by; the meanings are those of the configuration's `server`. */
export type GateSettings = {
  readonly tokens?: readonly TokenEntry[] | undefined;
  readonly allowedHosts?: readonly string[] | undefined;
  readonly allowedOrigins?: readonly string[] | undefined;
  readonly trustedProxies?: readonly string[] | undefined;
  readonly control?: boolean | undefined;
};

/** What a gate knows at the start. */
export type GateOptions = Partial<WrongTokenOptions> & GateSettings;

/** Shorter tokens could be guessed, even if someone put their hash into the configuration. */
const LEAST_TOKEN_LENGTH = 32;

const refuse = (status: Refusal['status'], code: number, message: string): Refusal => ({
  kind: 'refused',
  status,
  code,
  message,
});

const tooMany = (retryAfterSeconds: number): Refusal => ({
  ...refuse(429, CLOSE_CODE.tooMany, 'too many wrong tokens from this address: try later'),
  retryAfterSeconds,
});

const WRONG = refuse(401, CLOSE_CODE.notAuthenticated, 'the token is not known here');
const MALFORMED = refuse(
  401,
  CLOSE_CODE.notAuthenticated,
  'expected the header "Authorization: Bearer TOKEN"',
);
const IN_URL = refuse(
  400,
  CLOSE_CODE.badMessage,
  'a token in an address ends up in logs: send it in the header "Authorization: Bearer TOKEN" or in `authenticate`',
);

const createTokenCheck = (find: TokenRegister['find'], options: GateOptions) => {
  const limit = createWrongTokenLimit({ ...options, now: options.now ?? Date.now });
  return (token: string, address: string): Access => {
    const waitSeconds = limit.waitSeconds(address);
    if (waitSeconds > 0) return tooMany(waitSeconds);
    const identity = token.length >= LEAST_TOKEN_LENGTH ? find(token) : undefined;
    if (identity) return { kind: 'granted', identity };
    limit.count(address);
    return WRONG;
  };
};

const anonymousOf = (control: boolean): Identity =>
  Object.freeze({ name: 'anonymous', role: control ? 'operator' : 'reader' });

/** The tokens, one of this program's own beside them, and who came by which. */
const createHolders = ({ tokens = [], control = false }: GateSettings) => {
  const ownToken = createToken();
  const own: TokenEntry = { name: 'this program', role: 'reader', hash: hashToken(ownToken) };
  const register = createTokenRegister([...tokens, own]);
  const { watch, keepOnly } = createIdentityWatch();
  const open = { anonymous: anonymousOf(control), isOpen: tokens.length === 0 };
  const replace = ({ tokens: next = [], control: mayControl = false }: GateSettings): void => {
    register.replace([...next, own]);
    const { role } = anonymousOf(mayControl);
    if (role !== open.anonymous.role) open.anonymous = anonymousOf(mayControl);
    open.isOpen = next.length === 0;
    keepOnly(new Set([...register.identities(), ...(open.isOpen ? [open.anonymous] : [])]));
  };
  const anonymous = (): Identity | undefined => (open.isOpen ? open.anonymous : undefined);
  return { anonymous, find: register.find, ownToken, watch, replace };
};

const toPlaces = ({
  allowedHosts = [],
  allowedOrigins = [],
  trustedProxies = [],
}: GateSettings) => ({
  hosts: allowedHosts,
  origins: allowedOrigins,
  trustedProxies,
});

/** A gate; without tokens all who may reach it are readers, or operators with `control`. */
export const createGate = (options: GateOptions = {}): Gate => {
  const { anonymous, find, ownToken, watch, replace } = createHolders(options);
  let places = toPlaces(options);
  const addressOf = (request: GateRequest) => clientAddress(request, places.trustedProxies);
  const authenticate = createTokenCheck(find, options);
  const identify = ({ authorization }: IncomingHttpHeaders, address: string): Access => {
    const identity = anonymous();
    if (identity) return { kind: 'granted', identity };
    const bearer = readBearer(authorization);
    if (bearer === undefined) return { kind: 'challenge' };
    return bearer === 'malformed' ? MALFORMED : authenticate(bearer.token, address);
  };
  const authorise = (request: GateRequest): Access => {
    const obstacle = checkAccess(request.headers, places);
    if (obstacle !== undefined) return refuse(403, CLOSE_CODE.notAllowed, obstacle);
    if (hasTokenInUrl(request.url ?? '')) return IN_URL;
    return identify(request.headers, addressOf(request));
  };
  const change = (settings: GateSettings): void => {
    places = toPlaces(settings);
    replace(settings);
  };
  const isTrustedProxy = (address: string) => places.trustedProxies.includes(address);
  return { ownToken, watch, authorise, authenticate, addressOf, isTrustedProxy, change };
};
