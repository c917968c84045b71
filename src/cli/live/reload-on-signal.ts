import type { CommandContext } from '../command-context.js';
import type { ServiceManager } from './service-manager.js';
import type { LivePlan } from './live-plan.js';
import { createTurnRunner } from './create-turn-runner.js';
import { fingerprintOf, reloadConfiguration, type Reloaded } from './reload-configuration.js';

/** Reads the configuration again whenever the user asks the program to; gives what ends that. */
export const reloadOnSignal = (
  { readConfig, config }: LivePlan,
  manager: ServiceManager,
  reloaded: Reloaded,
  { onReload }: CommandContext,
): (() => void) => {
  if (!readConfig) return () => {};
  let model = fingerprintOf(config);
  const reload = async (): Promise<void> => {
    manager.reloading();
    model = reloadConfiguration(readConfig, await model, reloaded);
    await model;
    manager.ready();
  };
  return onReload(createTurnRunner(reload));
};
