import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { WEBSOCKET_PATH } from '../../protocol/index.js';
import type { Metrics } from '../metrics/create-metrics.js';
import { countRequests } from '../metrics/request-metrics.js';
import type { Gate } from '../security/gate.js';
import { guardRoutes } from '../security/guard-routes.js';
import { allowPages } from './allow-pages.js';
import { answerErrors } from './answer-errors.js';
import type { TlsFiles } from '../security/load-tls.js';
import { createFastify } from './create-fastify.js';
import type { HttpContext } from './http-context.js';
import { HttpError } from './http-error.js';
import { describeOpenApi } from './open-api.js';
import { servePage } from './page/serve-page.js';
import { refuseOtherMethods } from './refuse-other-methods.js';
import { documentRoutes } from './routes/document-routes.js';
import { EVENTS_PATH, eventRoutes } from './routes/event-routes.js';
import { healthRoutes } from './routes/health-routes.js';
import { historyRoute } from './routes/history-route.js';
import { metricsRoute } from './routes/metrics-route.js';
import { stationRoutes } from './routes/station-routes.js';
import { validateWithZod } from './validate-with-zod.js';

/** What the HTTP side is made of. */
export type HttpAppOptions = HttpContext & {
  readonly gate: Gate;
  readonly metrics: Metrics;
  readonly tls?: TlsFiles | undefined;
  /** Routes of others, behind the same gate and in the same document. @default [] */
  readonly plugins?: readonly FastifyPluginAsync[] | undefined;
};

/** But for the page, nothing here is one: a browser that is led to show an answer must not run or frame it. */
const HEADERS = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  referrerPolicy: { policy: 'no-referrer' },
} as const;

const addHeaders = async (app: FastifyInstance, isSecure: boolean): Promise<void> => {
  await app.register(helmet, { ...HEADERS, hsts: isSecure && { maxAge: 31_536_000 } });
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('cache-control', 'no-store');
    done();
  });
};

const addRoutes = async (app: FastifyInstance, options: HttpAppOptions): Promise<void> => {
  healthRoutes(app, options);
  stationRoutes(app, options);
  historyRoute(app, options);
  eventRoutes(app, options.gate, options);
  metricsRoute(app, options.metrics);
  documentRoutes(app);
  app.get(WEBSOCKET_PATH, { schema: { hide: true } }, () => {
    throw new HttpError(426, 'this is a WebSocket', { upgrade: 'websocket' });
  });
  await servePage(app);
  for (const plugin of options.plugins ?? []) await app.register(plugin);
};

/**
 * All that is served over plain HTTP. `app.server` does not listen yet and is closed by whoever makes it
 * listen, `app.close()` frees the rest.
 */
export const createHttpApp = async (options: HttpAppOptions): Promise<FastifyInstance> => {
  const { gate, tls, metrics, onEvent } = options;
  const app = createFastify(tls);
  countRequests(app, metrics.registry, new Set([EVENTS_PATH]));
  await addHeaders(app, tls !== undefined);
  guardRoutes(app, gate, (address, reason) => onEvent({ kind: 'client-refused', address, reason }));
  allowPages(app);
  validateWithZod(app);
  answerErrors(app, (error) => onEvent({ kind: 'server-error', error }));
  const refuse = refuseOtherMethods(app);
  await describeOpenApi(app);
  await addRoutes(app, options);
  refuse();
  await app.ready();
  return app;
};
