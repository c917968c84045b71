import type { FastifyInstance } from 'fastify';

const DAY_SECONDS = 86_400;

/**
 * Lets pages of other origins read what they get. To be added behind the gate, which refuses those whose
 * origin is not allowed, and so also their question whether they may.
 */
export const allowPages = (app: FastifyInstance): void => {
  app.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers;
    reply.header('vary', 'origin');
    if (origin !== undefined) reply.header('access-control-allow-origin', origin);
    done();
  });
  app.options('*', { config: { access: 'anyone' }, schema: { hide: true } }, (_request, reply) => {
    const methods = 'GET, HEAD, POST, PUT, PATCH, DELETE';
    return reply
      .status(204)
      .headers({
        'access-control-allow-methods': methods,
        'access-control-allow-headers': 'authorization, content-type, last-event-id',
        'access-control-max-age': DAY_SECONDS,
      })
      .send();
  });
};
