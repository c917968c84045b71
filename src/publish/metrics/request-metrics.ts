import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, Histogram, type Registry } from 'prom-client';
import { LATENCY_BUCKETS_SECONDS } from './buckets.js';

/** The pattern of the route and not the path, which anyone can choose. */
const routeOf = ({ routeOptions, is404 }: FastifyRequest): string =>
  (!is404 && routeOptions.url) || 'none';

/** Counts and times the requests that `app` answers; answers that flow on (`endless` routes) are only counted. */
export const countRequests = (
  app: FastifyInstance,
  registry: Registry,
  endless: ReadonlySet<string>,
): void => {
  const registers = [registry];
  const requests = new Counter({
    name: 'earshot_http_requests_total',
    help: 'HTTP requests that were answered.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const duration = new Histogram({
    name: 'earshot_http_request_duration_seconds',
    help: 'From the head of an HTTP request to the end of its answer.',
    labelNames: ['route'],
    buckets: [...LATENCY_BUCKETS_SECONDS],
    registers,
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = routeOf(request);
    requests.inc({ method: request.method, route, status: reply.raw.statusCode });
    if (!endless.has(route)) duration.observe({ route }, reply.elapsedTime / 1000);
    done();
  });
};
