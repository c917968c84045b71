import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { errorBody, HttpError } from './http-error.js';

const answer = (reply: FastifyReply, status: number, message: string) =>
  reply.status(status).send(errorBody(status, message));

/**
 * Gives every error the one form. What a client did is said; what broke in here goes to `onError` and
 * stays there, as its message may name files or addresses.
 */
export const answerErrors = (app: FastifyInstance, onError: (error: Error) => void): void => {
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    if (error instanceof HttpError) {
      return answer(reply.headers(error.headers), error.statusCode, error.message);
    }
    const status = error.statusCode ?? 500;
    if (status < 500) return answer(reply, status, error.message);
    onError(error);
    return answer(reply, 500, 'something in the server failed: its log says what');
  });
  app.setNotFoundHandler((_request, reply) =>
    answer(reply, 404, 'nothing is here: GET /v1/openapi.json tells what there is'),
  );
};
