import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Identity, Refusal } from './access.js';
import type { Gate } from './gate.js';

/** Who may use a route: `anyone` passes without a token, a reader is anyone with one. */
export type RouteAccess = 'anyone' | 'reader' | 'operator';

declare module 'fastify' {
  // Only an interface can add to Fastify's own.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface FastifyContextConfig {
    /** @default 'reader' */
    access?: RouteAccess;
  }
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface FastifyRequest {
    /** Set by the access hook; null on routes for anyone when no token came. */
    identity: Identity | null;
  }
}

const NO_TOKEN: Refusal = {
  kind: 'refused',
  status: 401,
  code: 4401,
  message: 'a token is wanted here: send the header "Authorization: Bearer TOKEN"',
};

const NOT_ALLOWED: Refusal = {
  kind: 'refused',
  status: 403,
  code: 4403,
  message: 'this takes the role "operator"',
};

const refuse = (reply: FastifyReply, { status, message, retryAfterSeconds }: Refusal) => {
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
  // Bodies are not read then: the connection ends with a request that may have one.
  return reply
    .code(status)
    .header('connection', 'close')
    .send({ error: { code: status, message } });
};

const obstacle = (gate: Gate, request: FastifyRequest): Refusal | undefined => {
  const wanted = request.routeOptions.config.access ?? 'reader';
  const access = gate.authorise(request.raw);
  if (access.kind === 'refused') return access;
  if (access.kind === 'challenge') return wanted === 'anyone' ? undefined : NO_TOKEN;
  request.identity = access.identity;
  return wanted === 'operator' && access.identity.role !== 'operator' ? NOT_ALLOWED : undefined;
};

/**
 * Guards all routes of `app`: each request is refused, or gets its `identity`. An answer that still flows when
 * its token is revoked is cut.
 */
export const guardRoutes = (
  app: FastifyInstance,
  gate: Gate,
  onRefused: (address: string, reason: string) => void,
): void => {
  app.decorateRequest('identity', null);
  app.addHook('onRequest', (request, reply, done) => {
    const refusal = obstacle(gate, request);
    if (refusal) {
      onRefused(gate.addressOf(request.raw), refusal.message);
      void refuse(reply, refusal);
      return;
    }
    const { identity } = request;
    if (identity)
      reply.raw.once(
        'close',
        gate.watch(identity, () => reply.raw.destroy()),
      );
    done();
  });
};
