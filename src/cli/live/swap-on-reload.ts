import { loadClassifier, type ModelSlot } from '../../../models/index.js';
import type { ServerEvent } from '../../publish/server-event.js';
import type { RunningServer } from '../../publish/start-server.js';
import type { CommandContext } from '../command-context.js';
import type { LivePlan } from './live-plan.js';

/**
 * Puts the model that the configuration names now in place of the one that listens. Whatever goes wrong, the one
 * before listens on and an event says why; the promise never rejects.
 */
const swapModel = async (
  readConfig: NonNullable<LivePlan['readConfig']>,
  models: ModelSlot,
  onEvent: (event: ServerEvent) => void,
): Promise<void> => {
  try {
    const { name, hash } = await models.swap(async () => {
      const { model, engine } = await readConfig();
      return loadClassifier({ model, engine });
    });
    onEvent({ kind: 'model-changed', name, hash });
  } catch (error) {
    onEvent({
      kind: 'model-kept',
      error: error instanceof Error ? error : new Error(String(error)),
    });
  }
};

/** Takes the tokens and the certificate that the configuration names now; when it is wrong, those before stay. */
const reloadServer = async (
  readConfig: NonNullable<LivePlan['readConfig']>,
  server: RunningServer,
  onEvent: (event: ServerEvent) => void,
): Promise<void> => {
  try {
    const { tokens, tls } = (await readConfig()).server;
    await server.reload({ tokens, tls });
    onEvent({ kind: 'access-changed', tokens: tokens.map(({ name }) => name) });
  } catch (error) {
    onEvent({
      kind: 'access-kept',
      error: error instanceof Error ? error : new Error(String(error)),
    });
  }
};

type Reloaded = {
  readonly models: ModelSlot;
  readonly server: RunningServer;
  readonly onEvent: (event: ServerEvent) => void;
};

/** Swaps model, tokens and certificate whenever the user asks the program to reload; gives what ends that. */
export const swapOnReload = (
  { readConfig }: LivePlan,
  { models, server, onEvent }: Reloaded,
  { onReload }: CommandContext,
): (() => void) => {
  if (!readConfig) return () => {};
  return onReload(() => {
    void reloadServer(readConfig, server, onEvent);
    void swapModel(readConfig, models, onEvent);
  });
};
