import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { Control } from '../../../stations/control.js';
import type { ServerEvent } from '../../server-event.js';
import { settingsRoutes } from './settings-routes.js';
import { stationControlRoutes } from './station-control-routes.js';
import { toHttpError } from './to-http-error.js';

/** Says who changed what. Bodies are left out: addresses of stations may hold passwords. */
const noteChanges = (app: FastifyInstance, onEvent: (event: ServerEvent) => void): void => {
  app.addHook('onResponse', (request, { statusCode }, done) => {
    const { identity, method, url } = request;
    // Others were refused, which is told elsewhere.
    if (identity?.role === 'operator' && method !== 'GET' && method !== 'HEAD') {
      const change = `${method} ${url.split('?')[0]}`;
      onEvent({ kind: 'controlled', by: identity.name, change, status: statusCode });
    }
    done();
  });
};

/** The routes by which operators change a running program. */
export const controlRoutes =
  (control: Control, onEvent: (event: ServerEvent) => void): FastifyPluginAsync =>
  (app) => {
    noteChanges(app, onEvent);
    const { errorHandler } = app;
    app.setErrorHandler((error, request, reply) =>
      errorHandler(toHttpError(error) as never, request, reply),
    );
    stationControlRoutes(app, control);
    settingsRoutes(app, control);
    return Promise.resolve();
  };
