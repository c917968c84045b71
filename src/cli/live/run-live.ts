import { firstValueFrom, Subject } from 'rxjs';
import { type DescriptorModel, loadDescriptors } from '../../../models/index.js';
import type { Config } from '../../config/config-schema.js';
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
import { openWorkplace } from '../../threads/open-workplace.js';
import type { Workplace } from '../../threads/workplace.js';
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

/** Where models and stations run, and what is measured of them. */
type Works = { readonly workplace: Workplace; readonly engineMetrics: EngineMetrics };

const openServer = (
  { config }: LivePlan,
  { workplace: { models }, engineMetrics }: Works,
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

const descriptorsOf = ({ descriptors }: Config): Promise<DescriptorModel | undefined> =>
  descriptors === 'on' ? loadDescriptors() : Promise.resolve(undefined);

const endsWithStations = ({ readConfig }: LivePlan): boolean => readConfig === undefined;

const serveAndListen = async (
  plan: LivePlan,
  works: Works,
  context: CommandContext,
): Promise<Run> => {
  const { workplace } = works;
  const stations = prepareStations(plan, workplace, await descriptorsOf(plan.config));
  const { hub } = stations;
  const events$ = new Subject<ServerEvent>();
  const onEvent = (event: ServerEvent): void => events$.next(event);
  const closeHistory = await keepHistory(plan, hub, { ...works.engineMetrics, onEvent });
  const server = await openServer(plan, works, stations, onEvent).catch(async (error: unknown) => {
    await closeHistory();
    throw error;
  });
  const manager = createServiceManager();
  const reloaded = { ...stations, started: plan.config, workplace, server, onEvent };
  const ignoreReloads = reloadOnSignal(plan, manager, reloaded, context);
  try {
    manager.ready();
    const model = workplace.models.info();
    const api = { hub, server, model, events$, endsWithItsStations: endsWithStations(plan) };
    return await Promise.race([listenAndShow(plan, stations, api, context), workplace.lost]);
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
  const { config, stations, isOpenEnded = false } = plan;
  const engineMetrics = createEngineMetrics();
  const wish = { threads: config.threads, stations: stations.length, isOpenEnded };
  const workplace = await openWorkplace(config, wish, engineMetrics);
  try {
    const { outcomes, stoppedByUser } = await serveAndListen(
      plan,
      { workplace, engineMetrics },
      context,
    );
    const heard = outcomes.some((outcome) => outcome.heard);
    if (stoppedByUser && !heard) throw new InterruptedError();
    judgeOutcomes(outcomes);
  } finally {
    await workplace.close();
  }
};
