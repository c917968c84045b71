import type { FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import { z } from 'zod';
import type { Metrics } from '../../metrics/create-metrics.js';

/** `GET /metrics`, for Prometheus. Names of stations are in there, so that it takes a token where tokens are wanted. */
export const metricsRoute = (app: FastifyInstance, metrics: Metrics): void => {
  const type = Registry.PROMETHEUS_CONTENT_TYPE;
  const schema = {
    summary: 'Metrics in the text format of Prometheus',
    tags: ['health'],
    response: { 200: z.string().describe(type) },
    produces: ['text/plain'],
  };
  app.get('/metrics', { schema }, async (_request, reply) =>
    reply
      .type(type)
      .serializer(String)
      .send(await metrics.toText()),
  );
};
