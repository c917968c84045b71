import { access, constants } from 'node:fs/promises';
import { findFfmpeg, parseSourceUri } from '../../../streams/index.js';
import type { Config } from '../../config/config-schema.js';
import { loadConfig } from '../../config/load-config.js';
import { nameStations } from '../../stations/name-stations.js';
import { openStations } from '../../stations/open-stations.js';
import type { Check } from './check.js';

const missingFfmpeg = async ({ decoder }: Config): Promise<string | undefined> =>
  decoder === 'ffmpeg' && (await findFfmpeg()) === undefined
    ? 'decoder: ffmpeg is wanted and not installed'
    : undefined;

const missingDevices = ({ stations }: Config, canRecord: boolean): string | undefined => {
  if (canRecord) return undefined;
  const wanting = stations.find(({ source }) => parseSourceUri(source).scheme === 'microphone');
  return wanting && `station '${wanting.name}' records from a device, and there is none`;
};

const unreadable = async (path: string): Promise<string | undefined> => {
  try {
    await access(path, constants.R_OK);
    return undefined;
  } catch {
    return `server.tls: ${path} cannot be read`;
  }
};

const lacks = async (config: Config, canRecord: boolean): Promise<string | undefined> => {
  const { tls } = config.server;
  const files = tls ? [tls.cert, tls.key] : [];
  const found = [
    await missingFfmpeg(config),
    missingDevices(config, canRecord),
    ...(await Promise.all(files.map(unreadable))),
  ];
  return found.find((lack) => lack !== undefined);
};

/**
 * Could `earshot serve --config FILE` do what the file says on this machine? Fatal when not. Fails with a `UsageError`
 * when the file itself makes no sense.
 */
export const checkConfig = async (file: string, canRecord: boolean): Promise<Check> => {
  const common = { area: 'config', name: 'config' } as const;
  const config = await loadConfig(file);
  const stations = openStations(nameStations(config.stations), { decoder: config.decoder });
  const lack = await lacks(config, canRecord);
  if (lack !== undefined) return { ...common, status: 'broken', detail: lack, fatal: true };
  const detail = `${file}: ${stations.length} stations`;
  return { ...common, status: 'used', detail, fatal: false };
};
