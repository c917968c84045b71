import { Command } from 'commander';
import { createConfigFile } from '../config/config-file.js';
import type { Config } from '../config/config-schema.js';
import { loadConfig } from '../config/load-config.js';
import { UsageError } from '../errors.js';
import type { CommandContext } from './command-context.js';
import { openStations } from '../stations/open-stations.js';
import { runLive } from './live/run-live.js';
import { nameStations } from '../stations/name-stations.js';
import {
  type DescriptorFlags,
  descriptorOption,
  overrideDescriptors,
} from './options/descriptor-option.js';
import { overrideServer, serverOptions, type ServerFlags } from './options/server-options.js';

type Flags = ServerFlags & DescriptorFlags & { readonly config: string };

const HELP = `
Examples:
  $ earshot serve --config earshot.yaml
  $ earshot watch                        the dashboard of that server, in another terminal

A configuration:
  stations:
    - name: demo
      source: synthetic:demo
  server: {port: 8765}

With SIGHUP (kill -HUP PID) a running server reads its configuration again: stations that are as they
were play on without a gap, others come, go or begin anew; settings, tokens, certificate and model are
those of the file. It logs what changed, and what waits for a restart (host, port). When the file makes
no sense, all stays as it was. docs/OPERATIONS.md tells how to run it as a service.

Operators change stations and settings over the API, and the file with them: docs/API.md. A server that
has operators (a token with role: operator, or server: {control: true}) needs no station to begin with.`;

/** Whether there is anybody who may add stations. */
const hasOperators = ({ server }: Config): boolean =>
  server.tokens.length === 0
    ? server.control
    : server.tokens.some(({ role }) => role === 'operator');

const serve = async (flags: Flags, context: CommandContext): Promise<void> => {
  const readConfig = async () =>
    overrideDescriptors(overrideServer(await loadConfig(flags.config), flags), flags);
  const config = await readConfig();
  const isOpenEnded = hasOperators(config);
  if (config.stations.length === 0 && !isOpenEnded) {
    throw new UsageError(`${flags.config} names no stations; expected a list under 'stations'`);
  }
  const { decoder } = config;
  const stations = openStations(nameStations(config.stations), { fast: false, decoder });
  const configFile = createConfigFile(flags.config);
  await runLive({ stations, config, view: 'log', readConfig, configFile, isOpenEnded }, context);
};

/** `earshot serve --config FILE` */
export const serveCommand = (context: CommandContext): Command => {
  const command = new Command('serve')
    .description('Listen to the stations of a configuration and serve them, without a dashboard.')
    .requiredOption('--config <file>', 'YAML file with the stations and settings')
    .addHelpText('after', HELP);
  return descriptorOption(serverOptions(command)).action((flags: Flags) => serve(flags, context));
};
