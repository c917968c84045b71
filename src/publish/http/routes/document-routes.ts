import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { describeAsyncApi } from '../../documents/async-api.js';
import { toJsonSchema, type JsonSchema } from '../../documents/json-schemas.js';
import { namedSchemas } from '../../documents/named-schemas.js';
import { HttpError } from '../http-error.js';

const paramsSchema = z.object({ name: z.string().describe('Name of the definition') });
const indexSchema = z.object({ schemas: z.array(z.string()) });
const documentSchema = z.record(z.string(), z.unknown());

const about = (summary: string, answer: z.ZodType, params?: z.ZodType) => ({
  config: { access: 'anyone' } as const,
  schema: { summary, tags: ['documents'], ...(params && { params }), response: { 200: answer } },
});

const findSchema = (name: string): JsonSchema => {
  if (Object.hasOwn(namedSchemas, name)) return toJsonSchema(namedSchemas[name]!);
  throw new HttpError(404, 'no definition has this name: GET /v1/schemas lists them');
};

/** What the API looks like, for programs: no secret, so that nobody needs a token for it. */
export const documentRoutes = (app: FastifyInstance): void => {
  const index = { schemas: Object.keys(namedSchemas) };
  const asyncApi = describeAsyncApi();
  app.get('/v1/openapi.json', about('This document, OpenAPI 3.1', documentSchema), () =>
    app.swagger(),
  );
  app.get(
    '/v1/asyncapi.json',
    about('The WebSocket as AsyncAPI 3', documentSchema),
    () => asyncApi,
  );
  app.get('/v1/schemas', about('Names of the definitions', indexSchema), () => index);
  app.get<{ Params: z.infer<typeof paramsSchema> }>(
    '/v1/schemas/:name',
    about('One definition as JSON Schema', documentSchema, paramsSchema),
    ({ params }) => findSchema(params.name),
  );
};
