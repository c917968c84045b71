import { loadClassifier, type ModelSlot } from '../../../models/index.js';
import type { ServerEvent } from '../../publish/server-event.js';
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

/** Swaps the model whenever the user asks the program to reload; gives what ends that. */
export const swapOnReload = (
  { readConfig }: LivePlan,
  models: ModelSlot,
  onEvent: (event: ServerEvent) => void,
  { onReload }: CommandContext,
): (() => void) =>
  readConfig ? onReload(() => void swapModel(readConfig, models, onEvent)) : () => {};
