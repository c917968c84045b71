import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { modelSchema, stationStateSchema } from '../../../protocol/index.js';
import { describeModel } from '../../hub/describe-model.js';
import type { HttpContext } from '../http-context.js';

const healthSchema = z.object({ status: z.literal('ok') }).describe('The server answers');

const readinessSchema = z
  .object({
    status: z.enum(['ready', 'closing']),
    model: modelSchema,
    states: z
      .record(stationStateSchema, z.number().int())
      .describe('How many stations are in each state'),
    stations: z
      .array(
        z.object({
          station: z.string(),
          state: stationStateSchema,
          reason: z.string().optional(),
        }),
      )
      .optional()
      .describe('Told to those who may look on'),
  })
  .describe('The model is loaded; how the sources are');

const statesOf = ({ hub }: HttpContext) =>
  hub.snapshots().map(({ station, status }) => ({
    station,
    state: status?.state ?? 'starting',
    ...(status?.reason !== undefined && { reason: status.reason }),
  }));

const countStates = (stations: ReturnType<typeof statesOf>) => {
  const states = Object.fromEntries(stationStateSchema.options.map((state) => [state, 0]));
  for (const { state } of stations) states[state]! += 1;
  return states;
};

/**
 * `GET /healthz`: the process lives. `GET /readyz`: 200 while the model is loaded and the server is not
 * about to close, whatever the sources do: a dead radio is no reason to restart Earshot. Neither wants a
 * token; stations are named only to those who have one.
 */
export const healthRoutes = (app: FastifyInstance, context: HttpContext): void => {
  const config = { access: 'anyone' } as const;
  app.get(
    '/healthz',
    {
      config,
      schema: { summary: 'Does it live?', tags: ['health'], response: { 200: healthSchema } },
    },
    () => ({ status: 'ok' }),
  );
  const response = { 200: readinessSchema, 503: readinessSchema.describe('About to close') };
  app.get(
    '/readyz',
    { config, schema: { summary: 'Can it be used?', tags: ['health'], response } },
    ({ identity }, reply) => {
      const stations = statesOf(context);
      const isClosing = context.isClosing();
      return reply.status(isClosing ? 503 : 200).send({
        status: isClosing ? 'closing' : 'ready',
        model: describeModel(context.model()).model,
        states: countStates(stations),
        ...(identity && { stations }),
      });
    },
  );
};
