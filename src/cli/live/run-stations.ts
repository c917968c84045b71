import { lastValueFrom, merge, takeUntil, type Observable } from 'rxjs';
import type { ModelSlot } from '../../../models/index.js';
import type { StationMessage } from '../../protocol/index.js';
import { listenToStation, type PipelineOptions } from '../../pipeline.js';
import { publishStation } from '../../publish/hub/publish-station.js';
import type { StationHub } from '../../publish/hub/station-hub.js';
import { noteAudio } from '../../note-audio.js';
import { whenAborted } from '../when-aborted.js';
import type { Station } from '../../stations/open-stations.js';
import type { StationOutcome } from '../../stations/station-outcome.js';

/** What stations are run with. */
export type RunOptions = {
  readonly hub: StationHub;
  readonly models: ModelSlot;
  readonly pipeline: PipelineOptions;
  /** Aborted when all have to stop. */
  readonly stop: AbortSignal;
};

const outcomeOf = (
  { name, source }: Station,
  hub: StationHub,
  heard: ReadonlySet<string>,
): StationOutcome => {
  const status = hub.snapshot(name)?.status;
  return {
    name,
    uri: source.uri,
    heard: heard.has(name),
    failed: status?.state === 'failed',
    reason: status?.reason,
  };
};

/**
 * Listens to all stations at once and publishes what they say (the hub must know them), until all have ended or `stop` is
 * aborted. One that fails does not disturb the others.
 */
export const runStations = async (
  stations: readonly Station[],
  { hub, models, pipeline, stop }: RunOptions,
): Promise<readonly StationOutcome[]> => {
  const heard = new Set<string>();
  const run = ({ name, source }: Station): Observable<StationMessage> => {
    const noted = noteAudio(source, () => heard.add(name));
    const outputs = listenToStation(noted, models, pipeline);
    return publishStation(hub, name, outputs, { now: Date.now });
  };
  const all = merge(...stations.map(run)).pipe(takeUntil(whenAborted(stop)));
  await lastValueFrom(all, { defaultValue: undefined });
  return stations.map((station) => outcomeOf(station, hub, heard));
};
