import { Command } from 'commander';
import { loadConfig } from '../config/load-config.js';
import { UsageError } from '../errors.js';
import type { CommandContext } from './command-context.js';
import { openStations } from '../stations/open-stations.js';
import { runLive } from './live/run-live.js';
import { nameStations } from '../stations/name-stations.js';
import { overrideServer, serverOptions, type ServerFlags } from './options/server-options.js';

type Flags = ServerFlags & { readonly config: string };

const HELP = `
Examples:
  $ earshot serve --config earshot.yaml
  $ earshot watch                        the dashboard of that server, in another terminal

A configuration:
  stations:
    - name: demo
      source: synthetic:demo
  server: {port: 8765}

With SIGHUP (kill -HUP PID) a running server takes the model that the configuration, or
\`earshot model use\`, names by then; sound and clients stay. Other settings wait for a restart.`;

const serve = async (flags: Flags, context: CommandContext): Promise<void> => {
  const readConfig = async () => overrideServer(await loadConfig(flags.config), flags);
  const config = await readConfig();
  if (config.stations.length === 0) {
    throw new UsageError(`${flags.config} names no stations; expected a list under 'stations'`);
  }
  const { decoder } = config;
  const stations = openStations(nameStations(config.stations), { fast: false, decoder });
  await runLive({ stations, config, view: 'log', readConfig }, context);
};

/** `earshot serve --config FILE` */
export const serveCommand = (context: CommandContext): Command => {
  const command = new Command('serve')
    .description('Listen to the stations of a configuration and serve them, without a dashboard.')
    .requiredOption('--config <file>', 'YAML file with the stations and settings')
    .addHelpText('after', HELP);
  return serverOptions(command).action((flags: Flags) => serve(flags, context));
};
