import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { fastify, type FastifyInstance, type FastifyReply } from 'fastify';
import type { TlsFiles } from '../security/load-tls.js';
import { errorBody } from './http-error.js';

/** A client that sends its headers slowly, or says nothing at all, is cut. */
const SERVER_OPTIONS = {
  headersTimeout: 5000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 1000,
  maxHeaderSize: 16 * 1024,
} as const;

const MAX_BODY_BYTES = 64 * 1024;
/** A station's name has 200 characters at most, each of up to twelve when percent-encoded. */
const MAX_PARAMETER_LENGTH = 2400;

/** Fastify on a server of ours, over TLS when its files are given; it logs nothing. */
export const createFastify = (tls?: TlsFiles): FastifyInstance =>
  fastify({
    serverFactory: (handler) =>
      tls
        ? createSecureServer({ ...SERVER_OPTIONS, handshakeTimeout: 5000, ...tls }, handler)
        : createServer(SERVER_OPTIONS, handler),
    bodyLimit: MAX_BODY_BYTES,
    routerOptions: { maxParamLength: MAX_PARAMETER_LENGTH },
    frameworkErrors: ({ statusCode = 400, message }, _request, reply: FastifyReply) => {
      void reply.status(statusCode).send(errorBody(statusCode, message));
    },
  });
