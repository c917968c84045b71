import { Subject, takeUntil } from 'rxjs';
import type { ModelSlot } from '../../models/index.js';
import { type AudioSource, createSteadyClock } from '../../streams/index.js';
import { listenToStation, type PipelineOptions } from '../pipeline.js';
import { OWN_END, publishStation, type StationEnd } from '../publish/hub/publish-station.js';
import type { StationHub } from '../publish/hub/station-hub.js';
import type { Station } from './station.js';

/** What stations are run with. */
export type RunOptions = {
  readonly hub: StationHub;
  readonly models: ModelSlot;
  readonly pipeline: PipelineOptions;
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

const untilHalted = (source: AudioSource, halted$: Subject<void>): AudioSource => ({
  ...source,
  events: (demand) => source.events(demand).pipe(takeUntil(halted$)),
});

/** Listens to a station and publishes what it says (the hub must know it), until it ends or is halted. */
export const runStation = (
  { name, source }: Station,
  { hub, models, pipeline }: RunOptions,
): StationRun => {
  const halted$ = new Subject<void>();
  let haltedAs: StationEnd | undefined;
  const outputs = listenToStation(untilHalted(source, halted$), models, pipeline);
  const said = publishStation(hub, name, outputs, {
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
