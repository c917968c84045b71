import { Command } from 'commander';
import type { Config } from '../config/config-schema.js';
import { loadConfig } from '../config/load-config.js';
import { UsageError } from '../errors.js';
import type { CommandContext } from './command-context.js';
import type { LiveView } from './live/live-plan.js';
import { openStations } from '../stations/open-stations.js';
import { readSeconds } from './options/read-number.js';
import { runLive } from './live/run-live.js';
import { nameStations, parseStation } from '../stations/name-stations.js';
import {
  type DescriptorFlags,
  descriptorOption,
  overrideDescriptors,
} from './options/descriptor-option.js';
import { overrideConfig, pipelineOptions, type PipelineFlags } from './options/pipeline-options.js';
import { overrideServer, serverOptions, type ServerFlags } from './options/server-options.js';

type Flags = PipelineFlags &
  ServerFlags &
  DescriptorFlags & {
    readonly json?: boolean;
    readonly dashboard: boolean;
    readonly fast?: boolean;
    readonly for?: number;
  };

const HELP = `
Sources:
  radio:URL            internet radio: HTTP(S), ICY, .m3u, .pls, HLS
  microphone:[DEVICE]  a sound card; \`earshot devices\` lists them
  file:PATH            an audio file, at the pace of the clock
  synthetic:NAME       music-like sound made by the program; synthetic:demo is the demo

Examples:
  $ earshot listen synthetic:demo
  $ earshot listen fip=radio:https://icecast.radiofrance.fr/fip-midfi.mp3 microphone:
  $ earshot listen synthetic:demo --json --for 30 | jq -r .top.label`;

const viewOf = ({ json, dashboard }: Flags): LiveView =>
  json ? 'json' : dashboard ? 'dashboard' : 'log';

const listen = async (
  sources: readonly string[],
  flags: Flags,
  context: CommandContext,
): Promise<void> => {
  const fromFile = await loadConfig(flags.config);
  const given = overrideServer(overrideConfig(fromFile, flags), flags);
  const config: Config = overrideDescriptors(given, flags);
  if (config.server.tls && viewOf(flags) === 'dashboard') {
    throw new UsageError(
      'the dashboard of `listen` speaks no TLS; expected --no-dashboard, and `earshot watch` beside it',
    );
  }
  const wanted = [...config.stations, ...sources.map(parseStation)];
  if (wanted.length === 0) {
    throw new UsageError('name a source to listen to, for example: earshot listen synthetic:demo');
  }
  const { decoder } = config;
  const opening = { fast: flags.fast === true, decoder, giveUp: 'early' as const };
  const stations = openStations(nameStations(wanted), opening);
  await runLive({ stations, config, view: viewOf(flags), forSeconds: flags.for }, context);
};

/** `earshot listen SOURCE…` */
export const listenCommand = (context: CommandContext): Command => {
  const command = new Command('listen')
    .description('Listen to sources: pipeline, server and dashboard in one process.')
    .argument('[source...]', 'what to listen to, as SCHEME:… or NAME=SCHEME:…')
    .option('--json', 'write each prediction as one line of JSON to stdout, nothing else')
    .option('--no-dashboard', 'only serve, and log to stderr what happens')
    .option('--for <seconds>', 'stop after so long; fails when no sound was heard', readSeconds)
    .option('--fast', 'files as fast as they can be read instead of in real time')
    .addHelpText('after', HELP);
  descriptorOption(pipelineOptions(serverOptions(command)));
  return command.action((sources: string[], flags: Flags) => listen(sources, flags, context));
};
