import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createModelSlot, loadClassifier } from '../../models/index.js';
import { createConfigFile } from '../../src/config/config-file.js';
import { parseConfig } from '../../src/config/parse-config.js';
import { controlRoutes } from '../../src/publish/http/control/control-routes.js';
import { createStationHub } from '../../src/publish/hub/station-hub.js';
import { createToken } from '../../src/publish/security/create-token.js';
import { hashToken } from '../../src/publish/security/hash-token.js';
import type { ServerEvent } from '../../src/publish/server-event.js';
import { startServer } from '../../src/publish/start-server.js';
import { listenHere } from '../../src/stations/listen-here.js';
import { createControl, type ControlOptions } from '../../src/stations/create-control.js';
import { createLiveSettings } from '../../src/stations/live-settings.js';
import { createStationRoster } from '../../src/stations/station-roster.js';
import { createFakeClassifier } from './fake-classifier.js';

const CONFIG = `# kept
stations: [] # none yet
smoothing:
  halfLifeSeconds: 2 # calm
`;

const run = (options: Partial<ControlOptions>) => {
  const config = parseConfig(CONFIG, 'earshot.yaml');
  const models = createModelSlot(createFakeClassifier());
  const hub = createStationHub();
  const settings = createLiveSettings(config);
  const pipeline = {
    smoothing: () => settings.current().smoothing,
    judging: () => settings.current().detection,
  };
  const roster = createStationRoster({ hub, listen: listenHere(models, pipeline) });
  roster.start();
  const adding = {
    decoder: 'wasm',
    allowPrivateAddresses: false,
    // In tests this one address stands for the internet.
    mayConnect: (address: string) => address === '127.0.0.1',
  } as const;
  const load = (model: string) => loadClassifier({ model, engine: 'wasm' });
  const common = { hub, roster, settings, models, load, adding: () => adding };
  const control = createControl({ ...common, ...options });
  return { hub, roster, models, control };
};

type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
};

/** A live API without stations whose operator token opens the control routes, and its configuration file. */
export const startControlServer = async (options: Partial<ControlOptions> = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-control-'));
  const path = join(folder, 'earshot.yaml');
  await writeFile(path, CONFIG);
  const { hub, roster, models, control } = run({ file: createConfigFile(path), ...options });
  const tokens = { operator: createToken(), reader: createToken() };
  const entries = (['operator', 'reader'] as const).map((role) => ({
    name: `the ${role}`,
    role,
    hash: hashToken(tokens[role]),
  }));
  const events: ServerEvent[] = [];
  const onEvent = (event: ServerEvent): void => void events.push(event);
  const server = await startServer({
    hub,
    info: { serverVersion: '0.0.0', model: models.info() },
    models$: models.info$,
    port: 0,
    tokens: entries,
    plugins: [controlRoutes(control, onEvent)],
    onEvent,
  });
  const ask = async (
    method: string,
    route: string,
    body?: unknown,
    token: string | undefined = tokens.operator,
  ): Promise<Answer> => {
    const response = await fetch(`http://127.0.0.1:${server.port}${route}`, {
      method,
      headers: {
        ...(token !== '' && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const close = async (): Promise<void> => {
    roster.close();
    await server.close();
    models.dispose();
    await rm(folder, { recursive: true });
  };
  const config = () => readFile(path, 'utf8');
  const writeConfig = (text: string) => writeFile(path, text);
  return { url: server.url, hub, tokens, events, ask, config, writeConfig, close };
};
