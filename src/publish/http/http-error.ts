import { z } from 'zod';

/** What every error over HTTP looks like. */
export const httpErrorSchema = z.object({
  error: z.object({
    code: z.number().int().describe('The HTTP status'),
    message: z.string().describe('What was expected and what came'),
  }),
});

/** Thrown in a route: answered with its status and message, which a client may read. */
export class HttpError extends Error {
  override readonly name = 'HttpError';

  constructor(
    readonly statusCode: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** The body of an answer that says what went wrong. */
export const errorBody = (code: number, message: string): z.infer<typeof httpErrorSchema> => ({
  error: { code, message },
});
