import { z } from 'zod';

const unwrap = (schema: unknown): unknown => {
  let inner = schema;
  while (
    inner instanceof z.ZodDefault ||
    inner instanceof z.ZodPrefault ||
    inner instanceof z.ZodOptional
  ) {
    inner = inner.unwrap();
  }
  return inner;
};

/** The keys that a schema of objects and arrays takes at `path`. */
export const expectedKeys = (schema: unknown, path: readonly PropertyKey[]): readonly string[] => {
  const here = unwrap(schema);
  const [step, ...rest] = path;
  if (here instanceof z.ZodArray) return expectedKeys(here.element, rest);
  if (!(here instanceof z.ZodObject)) return [];
  const shape: Readonly<Record<string, unknown>> = here.shape;
  return step === undefined ? Object.keys(shape) : expectedKeys(shape[String(step)], rest);
};
