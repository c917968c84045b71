import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  addStationSchema,
  changedStationSchema,
  persistenceSchema,
  type AddStation,
} from '../../../protocol/index.js';
import type { Control } from '../../../stations/control.js';

const paramsSchema = z.object({ name: z.string().describe('Name of the station') });
type Named = { Params: z.infer<typeof paramsSchema> };

const tags = ['control'];
const config = { access: 'operator' } as const;

const add = {
  config,
  schema: {
    summary: 'Listen to one more station',
    description:
      'Private networks, files and devices are refused unless `server.allowPrivateAddresses` is set.',
    tags,
    body: addStationSchema,
    response: { 201: changedStationSchema },
  },
};

const onStation = (summary: string, answer: z.ZodType) => ({
  config,
  schema: { summary, tags, params: paramsSchema, response: { 200: answer } },
});
const remove = onStation('End a station and forget it', persistenceSchema);
const pause = onStation('Close the source of a station, which stays known', changedStationSchema);
const resume = onStation(
  'Listen to a station again, also after it ended or failed',
  changedStationSchema,
);

/** Adds, removes, pauses and resumes stations. */
export const stationControlRoutes = (app: FastifyInstance, control: Control): void => {
  app.post<{ Body: AddStation }>('/v1/stations', add, async ({ body }, reply) => {
    const added = await control.addStation(body);
    const location = `/v1/stations/${encodeURIComponent(added.station.station)}`;
    return reply.code(201).header('location', location).send(added);
  });
  app.delete<Named>('/v1/stations/:name', remove, ({ params }) =>
    control.removeStation(params.name),
  );
  app.post<Named>('/v1/stations/:name/pause', pause, ({ params }) =>
    control.pauseStation(params.name),
  );
  app.post<Named>('/v1/stations/:name/resume', resume, ({ params }) =>
    control.resumeStation(params.name),
  );
};
