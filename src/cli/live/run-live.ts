import { Subject } from 'rxjs';
import { createModelSlot, loadClassifier, type ModelSlot } from '../../../models/index.js';
import { InterruptedError } from '../../errors.js';
import type { ServerEvent } from '../../publish/server-event.js';
import { startServer } from '../../publish/start-server.js';
import { createStationHub } from '../../publish/hub/station-hub.js';
import { VERSION } from '../../version.js';
import type { CommandContext } from '../command-context.js';
import { judgeOutcomes } from './judge-outcomes.js';
import type { LiveApi } from './live-api.js';
import type { LivePlan } from './live-plan.js';
import { openView } from './open-view.js';
import { runStations } from './run-stations.js';
import { swapOnReload } from './swap-on-reload.js';
import type { StationOutcome } from '../../stations/station-outcome.js';

type Run = { readonly outcomes: readonly StationOutcome[]; readonly stoppedByUser: boolean };

const listenAndShow = async (
  plan: LivePlan,
  models: ModelSlot,
  api: LiveApi,
  context: CommandContext,
): Promise<Run> => {
  const { smoothing, detection: judging } = plan.config;
  const timeUp = new AbortController();
  const closed = new AbortController();
  const timer = plan.forSeconds && setTimeout(() => timeUp.abort(), plan.forSeconds * 1000);
  const view = openView(plan.view, api, context);
  try {
    const stop = AbortSignal.any([context.stop, closed.signal, timeUp.signal]);
    const pipeline = { smoothing, judging };
    const running = runStations(plan.stations, { hub: api.hub, models, stop, pipeline });
    const viewClosed = view.closed.then(() => closed.abort());
    // A dashboard that breaks ends the run with its error; one that is quit ends the stations.
    const outcomes = await Promise.race([running, viewClosed.then(() => running)]);
    return { outcomes, stoppedByUser: context.stop.aborted || closed.signal.aborted };
  } finally {
    clearTimeout(timer);
    closed.abort();
    await view.close();
  }
};

const serveAndListen = async (
  plan: LivePlan,
  models: ModelSlot,
  context: CommandContext,
): Promise<Run> => {
  const hub = createStationHub();
  for (const { name, source } of plan.stations) hub.addStation(name, source.uri);
  const info = { serverVersion: VERSION, model: models.info() };
  const events$ = new Subject<ServerEvent>();
  const onEvent = (event: ServerEvent): void => events$.next(event);
  const server = await startServer({
    hub,
    info,
    models$: models.info$,
    onEvent,
    ...plan.config.server,
  });
  const ignoreReloads = swapOnReload(plan, { models, server, onEvent }, context);
  try {
    return await listenAndShow(plan, models, { hub, server, events$ }, context);
  } finally {
    ignoreReloads();
    hub.close();
    await server.close();
  }
};

/**
 * One process that listens, serves and shows, until the sources end, the time is up, or the user
 * has enough. Fails with a `RunError` when all stations failed or no sound was ever heard.
 */
export const runLive = async (plan: LivePlan, context: CommandContext): Promise<void> => {
  const { model, engine } = plan.config;
  const models = createModelSlot(await loadClassifier({ model, engine }));
  try {
    const { outcomes, stoppedByUser } = await serveAndListen(plan, models, context);
    const heard = outcomes.some((outcome) => outcome.heard);
    if (stoppedByUser && !heard) throw new InterruptedError();
    judgeOutcomes(outcomes);
  } finally {
    models.dispose();
  }
};
