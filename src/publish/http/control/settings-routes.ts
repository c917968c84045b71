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

const readSettings = {
  schema: { summary: 'How scores become verdicts', tags, response: { 200: settingsSchema } },
};

const changeSettings = {
  config,
  schema: {
    summary: 'Change smoothing and detection from the next window on',
    tags,
    body: changeSettingsSchema,
    response: { 200: changedSettingsSchema },
  },
};

const listModels = {
  config,
  schema: { summary: 'The models that can be chosen', tags, response: { 200: savedModelsSchema } },
};

const chooseModel = {
  config,
  schema: {
    summary: 'Listen with another model; sources and clients stay',
    tags,
    body: chooseModelSchema,
    response: { 200: chosenModelSchema },
  },
};

/** Tells and changes how all stations are judged, and by which model. */
export const settingsRoutes = (app: FastifyInstance, control: Control): void => {
  app.get('/v1/settings', readSettings, () => control.settings());
  app.patch<{ Body: ChangeSettings }>('/v1/settings', changeSettings, ({ body }) =>
    control.changeSettings(body),
  );
  app.get('/v1/models', listModels, () => control.models());
  app.put<{ Body: ChooseModel }>('/v1/model', chooseModel, ({ body }) =>
    control.chooseModel(body.model),
  );
};
