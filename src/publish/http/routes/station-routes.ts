import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { stationSnapshotSchema } from '../../../protocol/index.js';
import { HttpError } from '../http-error.js';
import type { HttpContext } from '../http-context.js';

const listSchema = z.object({ stations: z.array(stationSnapshotSchema) });
const paramsSchema = z.object({ name: z.string().describe('Name of the station') });

/** `GET /v1/stations` and `GET /v1/stations/NAME`: the stations as they stand. */
export const stationRoutes = (app: FastifyInstance, { hub }: HttpContext): void => {
  app.get(
    '/v1/stations',
    {
      schema: {
        summary: 'All stations as they stand',
        tags: ['stations'],
        response: { 200: listSchema.describe('In the order of their adding') },
      },
    },
    () => ({ stations: hub.snapshots() }),
  );
  app.get<{ Params: z.infer<typeof paramsSchema> }>(
    '/v1/stations/:name',
    {
      schema: {
        summary: 'One station as it stands',
        tags: ['stations'],
        params: paramsSchema,
        response: { 200: stationSnapshotSchema },
      },
    },
    ({ params }) => {
      const snapshot = hub.snapshot(params.name);
      if (snapshot) return snapshot;
      throw new HttpError(404, 'no station has this name: GET /v1/stations lists them');
    },
  );
};
