import type { FastifyInstance } from 'fastify';
import {
  changedSettingsSchema,
  changeSettingsSchema,
  chooseModelSchema,
  chosenModelSchema,
  savedModelsSchema,
  settingsSchema,
  type ChangeSettings,
  type ChooseModel,
} from '../../../protocol/index.js';
import type { Control } from '../../../stations/control.js';

const tags = ['control'];
const config = { access: 'operator' } as const;

/** Tells and changes how all stations are judged, and by which model. */
export const settingsRoutes = (app: FastifyInstance, control: Control): void => {
  app.get(
    '/v1/settings',
    { schema: { summary: 'How scores become verdicts', tags, response: { 200: settingsSchema } } },
    () => control.settings(),
  );
  const changeSchema = {
    summary: 'Change smoothing and detection from the next window on',
    tags,
    body: changeSettingsSchema,
    response: { 200: changedSettingsSchema },
  };
  app.patch<{ Body: ChangeSettings }>(
    '/v1/settings',
    { config, schema: changeSchema },
    ({ body }) => control.changeSettings(body),
  );
  const listSchema = {
    summary: 'The models that can be chosen',
    tags,
    response: { 200: savedModelsSchema },
  };
  app.get('/v1/models', { config, schema: listSchema }, () => control.models());
  const chooseSchema = {
    summary: 'Listen with another model; sources and clients stay',
    tags,
    body: chooseModelSchema,
    response: { 200: chosenModelSchema },
  };
  app.put<{ Body: ChooseModel }>('/v1/model', { config, schema: chooseSchema }, ({ body }) =>
    control.chooseModel(body.model),
  );
};
