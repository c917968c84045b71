import { firstValueFrom, Subject } from 'rxjs';
import { createModelSlot, loadClassifier, type ModelSlot } from '../../../models/index.js';
import { InterruptedError } from '../../errors.js';
import type { ServerEvent } from '../../publish/server-event.js';
import { createEngineMetrics, type EngineMetrics } from '../../publish/metrics/engine-metrics.js';
import { startServer, type RunningServer } from '../../publish/start-server.js';
import { controlRoutes } from '../../publish/http/control/control-routes.js';
import { VERSION } from '../../version.js';
import type { CommandContext } from '../command-context.js';
import { judgeOutcomes } from './judge-outcomes.js';
import { keepHistory } from './keep-history.js';
import type { LiveApi } from './live-api.js';
import type { LivePlan } from './live-plan.js';
import { openView } from './open-view.js';
import { prepareStations, type PreparedStations } from './prepare-stations.js';
import { reloadOnSignal } from './reload-on-signal.js';
import { createServiceManager } from './service-manager.js';
import type { StationOutcome } from '../../stations/station-outcome.js';
import { whenAborted } from '../when-aborted.js';

type Run = { readonly outcomes: readonly StationOutcome[]; readonly stoppedByUser: boolean };

const listenAndShow = async (
  plan: LivePlan,
  { roster }: PreparedStations,
  api: LiveApi,
  context: CommandContext,
): Promise<Run> => {
  const timeUp = new AbortController();
  const closed = new AbortController();
  const timer = plan.forSeconds && setTimeout(() => timeUp.abort(), plan.forSeconds * 1000);
  const view = openView(plan.view, api, context);
  try {
    const stop = AbortSignal.any([context.stop, closed.signal, timeUp.signal]);
    roster.start();
    const stopped = firstValueFrom(whenAborted(stop));
    const ended = plan.isOpenEnded ? stopped : Promise.race([stopped, roster.allEnded()]);
    const viewClosed = view.closed.then(() => closed.abort());
    // A dashboard that breaks ends the run with its error; one that is quit ends the stations.
    await Promise.race([ended, viewClosed]);
    const stoppedByUser = context.stop.aborted || closed.signal.aborted;
    return { outcomes: roster.outcomes(), stoppedByUser };
  } finally {
    roster.close();
    clearTimeout(timer);
    closed.abort();
    await view.close();
  }
};

/** The models, and what is measured of them. */
type Models = { readonly models: ModelSlot; readonly engineMetrics: EngineMetrics };

const openServer = (
  { config }: LivePlan,
  { models, engineMetrics }: Models,
  { hub, control }: PreparedStations,
  onEvent: (event: ServerEvent) => void,
): Promise<RunningServer> =>
  startServer({
    hub,
    info: { serverVersion: VERSION, model: models.info() },
    models$: models.info$,
    onEvent,
    engineMetrics,
    plugins: [controlRoutes(control, onEvent)],
    ...config.server,
  });

const serveAndListen = async (
  plan: LivePlan,
  known: Models,
  context: CommandContext,
): Promise<Run> => {
  const { models } = known;
  const stations = prepareStations(plan, models);
  const { hub } = stations;
  const events$ = new Subject<ServerEvent>();
  const onEvent = (event: ServerEvent): void => events$.next(event);
  const { registry } = known.engineMetrics;
  const closeHistory = await keepHistory(plan, hub, { registry, onEvent });
  const server = await openServer(plan, known, stations, onEvent).catch(async (error: unknown) => {
    await closeHistory();
    throw error;
  });
  const manager = createServiceManager();
  const reloaded = { ...stations, started: plan.config, models, server, onEvent };
  const ignoreReloads = reloadOnSignal(plan, manager, reloaded, context);
  try {
    manager.ready();
    const api = { hub, server, events$, endsWithItsStations: plan.readConfig === undefined };
    return await listenAndShow(plan, stations, api, context);
  } finally {
    manager.stopping();
    ignoreReloads();
    hub.close();
    await Promise.all([server.close(), closeHistory()]);
  }
};

/**
 * One process that listens, serves and shows, until the sources end, the time is up, or the user
 * has enough. Fails with a `RunError` when all stations failed or no sound was ever heard.
 */
export const runLive = async (plan: LivePlan, context: CommandContext): Promise<void> => {
  const { model, engine } = plan.config;
  const engineMetrics = createEngineMetrics();
  const models = engineMetrics.watch(createModelSlot(await loadClassifier({ model, engine })));
  try {
    const { outcomes, stoppedByUser } = await serveAndListen(
      plan,
      { models, engineMetrics },
      context,
    );
    const heard = outcomes.some((outcome) => outcome.heard);
    if (stoppedByUser && !heard) throw new InterruptedError();
    judgeOutcomes(outcomes);
  } finally {
    models.dispose();
  }
};
