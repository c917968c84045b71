import type { Config } from '../../config/config-schema.js';
import type { HeldConfig } from '../../config/hold-config.js';
import { restartKeys } from '../../config/restart-keys.js';
import type { RunningServer } from '../../publish/start-server.js';
import type { ServerEvent } from '../../publish/server-event.js';
import type { Control } from '../../stations/control.js';
import type { LiveSettings } from '../../stations/live-settings.js';
import { nameStations } from '../../stations/name-stations.js';
import { openStations } from '../../stations/open-stations.js';
import type { Workplace } from '../../threads/workplace.js';
import { modelFingerprint } from './model-fingerprint.js';

/** What is changed when the configuration is read again, and whom that is told. */
export type Reloaded = {
  /** What the program was started with. */
  readonly started: Config;
  readonly workplace: Workplace;
  readonly server: RunningServer;
  readonly settings: LiveSettings;
  readonly control: Control;
  readonly held: HeldConfig;
  readonly onEvent: (event: ServerEvent) => void;
};

const toError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));

/** Which model `config` would load now; undefined when it has none, which is told when it is loaded. */
export const fingerprintOf = (config: Config): Promise<string | undefined> =>
  modelFingerprint(config).catch(() => undefined);

const reloadStations = async (
  readConfig: () => Promise<Config>,
  { started, control, settings, held, onEvent }: Reloaded,
): Promise<Config> => {
  // Read in turn with the changes of operators, who write to the same file.
  const changes = await control.replaceStations(async () => {
    const config = await readConfig();
    const { decoder, smoothing, detection } = config;
    const stations = openStations(nameStations(config.stations), { decoder });
    settings.change({ smoothing, detection });
    held.replace(config);
    return stations;
  });
  const config = held.current();
  onEvent({ kind: 'config-changed', changes, needRestart: restartKeys(started, config) });
  return config;
};

const reloadServer = async (
  { server: wanted }: Config,
  { server, onEvent }: Reloaded,
): Promise<void> => {
  try {
    await server.reload(wanted);
    onEvent({ kind: 'access-changed', tokens: wanted.tokens.map(({ name }) => name) });
  } catch (error) {
    onEvent({ kind: 'access-kept', error: toError(error) });
  }
};

const reloadModel = async (
  config: Config,
  before: string | undefined,
  { workplace: { models, load }, onEvent }: Reloaded,
): Promise<string | undefined> => {
  const wanted = await fingerprintOf(config);
  if (wanted !== undefined && wanted === before) return before;
  try {
    const { model, engine } = config;
    const { name, hash } = await models.swap(() => load({ model, engine }));
    onEvent({ kind: 'model-changed', name, hash });
    return wanted;
  } catch (error) {
    onEvent({ kind: 'model-kept', error: toError(error) });
    return before;
  }
};

/**
 * Takes over what the configuration says now: stations, settings, who may connect, the model. When it cannot be read
 * nothing changes; when one part cannot be had, that part stays as it was. Events tell; the promise never rejects, and
 * gives the fingerprint of the model that listens then.
 */
export const reloadConfiguration = async (
  readConfig: () => Promise<Config>,
  model: string | undefined,
  reloaded: Reloaded,
): Promise<string | undefined> => {
  try {
    const config = await reloadStations(readConfig, reloaded);
    await reloadServer(config, reloaded);
    return await reloadModel(config, model, reloaded);
  } catch (error) {
    reloaded.onEvent({ kind: 'config-kept', error: toError(error) });
    return model;
  }
};
