import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { stationHistorySchema } from '../../../protocol/index.js';
import { HttpError } from '../http-error.js';
import type { HttpContext } from '../http-context.js';

const paramsSchema = z.object({ name: z.string().describe('Name of the station') });

const toNumber = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{1,9}(\.\d{1,9})?$/.test(value) ? Number(value) : value;

const secondsUpTo = (most: number, meaning: string) =>
  z.preprocess(toNumber, z.number().min(1).max(most)).optional().describe(meaning);

const querySchema = z.strictObject({
  seconds: secondsUpTo(86_400, 'How far to look back; as far as the server can when left out'),
  stepSeconds: secondsUpTo(
    3600,
    'Length of a step, rounded up to a multiple of 10; 10 if left out',
  ),
});

type HistoryRequest = {
  Params: z.infer<typeof paramsSchema>;
  Querystring: z.infer<typeof querySchema>;
};

const schema = {
  summary: 'What a station played before',
  description: 'The last six hours at most, since the server was started.',
  tags: ['stations'],
  params: paramsSchema,
  querystring: querySchema,
  response: { 200: stationHistorySchema },
};

/** `GET /v1/stations/NAME/history`: means over steps of time, titles and detections. */
export const historyRoute = (app: FastifyInstance, { hub, now }: HttpContext): void => {
  app.get<HistoryRequest>('/v1/stations/:name/history', { schema }, ({ params, query }) => {
    const past = hub.past(params.name, { ...query, nowMs: now() });
    if (past) return past;
    throw new HttpError(404, 'no station has this name: GET /v1/stations lists them');
  });
};
