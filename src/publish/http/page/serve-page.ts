import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** The page brings all it needs, so nothing else may be loaded, run or framed. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Addresses that the page itself knows how to read. */
const VIEWS = ['/station/:station', '/stage/:station'] as const;

/** Where `npm run build` puts the page. */
const builtPage = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('earshot/package.json')), 'dist/web');

/** Files under `assets/` have their content's hash in the name; all others are asked for again. */
const cachingOf = (url: string): string =>
  url.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';

const addPage = async (app: FastifyInstance, root: string): Promise<void> => {
  app.addHook('onRoute', (route) => {
    // It holds no secret, and asks for the token itself.
    route.config = { ...route.config, access: 'anyone' };
    route.schema = { ...route.schema, hide: true };
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers({
      'content-security-policy': POLICY,
      'cache-control': cachingOf(request.url),
    });
    done();
  });
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
  });
  const answer = (_request: unknown, reply: FastifyReply) => reply.sendFile('index.html');
  for (const view of VIEWS) app.get(view, answer);
};

/** Serves the web page at `/`, `/station/NAME` and `/stage/NAME`; nothing where it was not built. */
export const servePage = async (app: FastifyInstance): Promise<void> => {
  const root = builtPage();
  if (!existsSync(join(root, 'index.html'))) return;
  await app.register((scope) => addPage(scope, root));
};
