import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { z } from 'zod';
import { VERSION } from '../../version.js';
import { componentSchemas, toEmbeddedSchema, type JsonSchema } from '../documents/json-schemas.js';
import { httpErrorSchema } from './http-error.js';

const HTTP_PARTS = ['body', 'querystring', 'params', 'headers'] as const;

const toJson = (schema: unknown): unknown =>
  schema instanceof z.ZodType ? toEmbeddedSchema(schema) : schema;

const toJsonEach = (schemas: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(schemas).map(([key, schema]) => [key, toJson(schema)]));

const errors = { '4XX': { description: 'What was wrong', ...toEmbeddedSchema(httpErrorSchema) } };

/** A route's zod schemas as the JSON Schemas of the document. */
const toDocumentSchema = (schema: FastifySchema = {}): FastifySchema => ({
  ...schema,
  ...toJsonEach(
    Object.fromEntries(HTTP_PARTS.flatMap((part) => (schema[part] ? [[part, schema[part]]] : []))),
  ),
  response: { ...toJsonEach((schema.response as object | undefined) ?? {}), ...errors },
});

const openapi = {
  openapi: '3.1.0',
  info: {
    title: 'Earshot over HTTP',
    version: VERSION,
    description: 'Snapshots, events, health, metrics and control of stations.',
    license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  },
  components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
} as const;

const withComponents = (document: JsonSchema): JsonSchema => ({
  ...document,
  components: {
    ...(document.components as object),
    schemas: componentSchemas('draft-2020-12'),
  },
});

/** Collects the routes that are added from now on into an OpenAPI document: `app.swagger()` gives it. */
export const describeOpenApi = async (app: FastifyInstance): Promise<void> => {
  await app.register(swagger, {
    openapi,
    convertConstToEnum: false,
    transform: ({ schema, url, route }) => {
      const isForAnyone = route.config?.access === 'anyone';
      const security = isForAnyone ? [] : [{ bearer: [] }];
      return { schema: { security, ...toDocumentSchema(schema) }, url };
    },
    transformObject: (given) =>
      withComponents('openapiObject' in given ? (given.openapiObject as JsonSchema) : {}),
  });
};
