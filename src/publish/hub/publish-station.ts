import { map, type Observable } from 'rxjs';
import type { StationMessage } from '../../protocol/index.js';
import type { StationOutput } from '../../pipeline.js';
import { publishBodies, type PublishOptions } from './publish-bodies.js';
import type { StationHub } from './station-hub.js';
import { toWireMessage } from './to-wire-message.js';

/** Publishes all that a station of this thread puts out, as `publishBodies` does. */
export const publishStation = (
  hub: StationHub,
  station: string,
  outputs: Observable<StationOutput>,
  options: PublishOptions,
): Observable<StationMessage> => {
  const bodies = outputs.pipe(map((output) => toWireMessage(output, options)));
  return publishBodies(hub, station, bodies, options);
};
