import type { FastifyInstance, HTTPMethods } from 'fastify';
import { HttpError } from './http-error.js';

const METHODS: readonly HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Notes the routes that are added from now on. The result, called once after the last of them, makes
 * every other method on their paths an error 405 that names the ones there are.
 */
export const refuseOtherMethods = (app: FastifyInstance): (() => void) => {
  const served = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    const methods = served.get(url) ?? new Set();
    [method].flat().forEach((each) => methods.add(each));
    served.set(url, methods);
  });
  return () => {
    for (const [url, methods] of [...served]) {
      const others = METHODS.filter((method) => !methods.has(method));
      if (others.length === 0 || url === '*') continue;
      const allow = [...methods].join(', ');
      const refuse = () => {
        throw new HttpError(405, `only ${allow} is served here`, { allow });
      };
      app.route({
        method: others,
        url,
        schema: { hide: true },
        onRequest: refuse,
        handler: refuse,
      });
    }
  };
};
