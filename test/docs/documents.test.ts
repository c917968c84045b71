import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Control } from '../../src/stations/control.js';
import { controlRoutes } from '../../src/publish/http/control/control-routes.js';
import { namedSchemas } from '../../src/publish/documents/named-schemas.js';
import { startLiveApi } from '../helpers/live-api.js';

/** Only asked for its routes. */
const control = {} as Control;

let api: Awaited<ReturnType<typeof startLiveApi>>;
beforeAll(async () => {
  api = await startLiveApi({ plugins: [controlRoutes(control, () => {})] });
});
afterAll(() => api.close());

const fetchDocument = async (name: string) => {
  const response = await fetch(`http://127.0.0.1:${api.port}/v1/${name}`);
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
};

const toText = (document: unknown) => `${JSON.stringify(document, null, 2)}\n`;

describe('the documents in docs/api are what the server gives (`npm run documents` writes them)', () => {
  it.each(['openapi.json', 'asyncapi.json'])('%s', async (name) => {
    await expect(toText(await fetchDocument(name))).toMatchFileSnapshot(`../../docs/api/${name}`);
  });

  it.each(Object.keys(namedSchemas))('schemas/%s.json', async (name) => {
    const document = await fetchDocument(`schemas/${name}`);
    await expect(toText(document)).toMatchFileSnapshot(`../../docs/api/schemas/${name}.json`);
  });

  it('lists the definitions', async () => {
    expect(await fetchDocument('schemas')).toEqual({ schemas: Object.keys(namedSchemas) });
  });
});

describe('the OpenAPI document', () => {
  it('is one that a validator finds nothing wrong with', async () => {
    const result = await new Validator().validate(await fetchDocument('openapi.json'));
    expect(result).toEqual({ valid: true });
  });

  it('tells of every route and of who may use it', async () => {
    const { paths } = (await fetchDocument('openapi.json')) as {
      paths: Record<string, Record<string, { security: object[]; summary?: string }>>;
    };
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { security, summary }]) => {
        expect(summary, `${method} ${path}`).toBeTypeOf('string');
        return `${method} ${path}${security.length > 0 ? ' by token' : ''}`;
      }),
    );
    expect(routes).toEqual(
      expect.arrayContaining([
        'get /healthz',
        'get /readyz',
        'get /metrics by token',
        'get /v1/stations by token',
        'get /v1/stations/{name} by token',
        'get /v1/stations/{name}/history by token',
        'get /v1/events by token',
        'get /v1/openapi.json',
        'get /v1/asyncapi.json',
        'get /v1/schemas',
        'get /v1/schemas/{name}',
        'post /v1/stations by token',
      ]),
    );
  });
});
