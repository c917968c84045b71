import { z } from 'zod';
import { namedSchemas } from './named-schemas.js';

/** A JSON Schema as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const DEFS = '"#/$defs/';
const COMPONENTS = '#/components/schemas/';

const registry = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(namedSchemas)) registry.add(schema, { id });

// What is told is what a reader has to bear: fields that it does not know may come any day.
const options = { metadata: registry, io: 'input' } as const;

const without = (schema: JsonSchema, ...keys: readonly string[]): JsonSchema =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key)));

/** A definition by itself (draft 2020-12): what it is made of is in its `$defs`. */
export const toJsonSchema = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, options) as JsonSchema;

/** A definition inside a document that holds {@link componentSchemas}: it points at those. */
export const toEmbeddedSchema = (schema: z.ZodType): JsonSchema => {
  const embedded = without(toJsonSchema(schema), '$schema', '$defs');
  return JSON.parse(JSON.stringify(embedded).replaceAll(DEFS, `"${COMPONENTS}`)) as JsonSchema;
};

/** All named definitions, for `components.schemas` of a document. */
export const componentSchemas = (
  target: 'draft-07' | 'draft-2020-12',
): Readonly<Record<string, JsonSchema>> => {
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    target,
    uri: (id) => `${COMPONENTS}${id}`,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      without(schema as JsonSchema, '$schema', '$id'),
    ]),
  );
};
