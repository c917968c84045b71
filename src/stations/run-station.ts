import { Subject } from 'rxjs';
import { createSteadyClock } from '../../streams/index.js';
import { OWN_END, publishBodies, type StationEnd } from '../publish/hub/publish-bodies.js';
import type { StationHub } from '../publish/hub/station-hub.js';
import type { StationListener } from './station-listener.js';
import type { Station } from './station.js';

/** What stations are run with. */
export type RunOptions = {
  readonly hub: StationHub;
  readonly listen: StationListener;
};

/** A station that is being listened to. */
export type StationRun = {
  /** Resolves when all was said; never fails. */
  readonly ended: Promise<void>;
  /** Closes the source at once; what was heard is still judged, then the state is said and `ended` resolves. */
  readonly halt: (end: StationEnd) => void;
  /** Leaves at once; nothing more is said. */
  readonly cut: () => void;
};

/**
 * Listens to a station and publishes what it says (the hub must know it), until it ends or is halted.
 * `onAudio` is called when sound comes.
 */
export const runStation = (
  station: Station,
  { hub, listen }: RunOptions,
  onAudio: () => void,
): StationRun => {
  const halted$ = new Subject<void>();
  let haltedAs: StationEnd | undefined;
  const said = publishBodies(hub, station.name, listen(station, { halted$, onAudio }), {
    now: createSteadyClock(),
    end: () => haltedAs ?? OWN_END,
  });
  const running = said.subscribe();
  const ended = new Promise<void>((resolve) => running.add(resolve));
  const halt: StationRun['halt'] = (end) => {
    haltedAs = end;
    halted$.next();
  };
  return { ended, halt, cut: () => running.unsubscribe() };
};
