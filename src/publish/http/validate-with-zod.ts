import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';

const toError = (part: string | undefined, { issues: [first] }: z.ZodError): Error => {
  const path = [part, ...(first?.path ?? [])].join('.');
  return Object.assign(new Error(`${path}: ${first?.message}`), { statusCode: 400 });
};

/**
 * Lets routes name zod schemas for body, query and parameters: the definitions that say the types also
 * check what comes in. Answers are written as they are.
 */
export const validateWithZod = (app: FastifyInstance): void => {
  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => (data: unknown) => {
    const result = schema.safeParse(data);
    return result.success ? { value: result.data } : { error: toError(httpPart, result.error) };
  });
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
};
