import { Parser } from '@asyncapi/parser';
import { beforeAll, expect, it } from 'vitest';
import { clientMessageSchema, serverMessageSchema } from '../../../../src/protocol/index.js';
import { describeAsyncApi } from '../../../../src/publish/documents/async-api.js';

const typesOf = (union: typeof serverMessageSchema | typeof clientMessageSchema): string[] =>
  union.options.map(({ shape }) => shape.type.value);

let parsed: Awaited<ReturnType<Parser['parse']>>;
beforeAll(async () => {
  parsed = await new Parser().parse(JSON.stringify(describeAsyncApi()));
});

it('is a document that the official parser of AsyncAPI finds nothing wrong with', () => {
  const { document, diagnostics } = parsed;
  // Severities 0 and 1 are errors and warnings.
  expect(diagnostics.filter(({ severity }) => severity <= 1)).toEqual([]);
  expect(document!.version()).toBe('3.0.0');
});

it('tells of every message that is checked at run time, in its direction', () => {
  const { document } = parsed;
  const typesSaid = (id: string) =>
    document!
      .operations()
      .get(id)!
      .messages()
      .all()
      .map((message) => message.payload()!.property('type')!.const() as string);
  expect(typesSaid('tellClients').sort()).toEqual(typesOf(serverMessageSchema).sort());
  expect(typesSaid('hearClients').sort()).toEqual(typesOf(clientMessageSchema).sort());
});
