import { map, type Observable, takeUntil } from 'rxjs';
import type { ModelSlot } from '../../models/index.js';
import { type AudioSource, createSteadyClock } from '../../streams/index.js';
import { noteAudio } from '../note-audio.js';
import { listenToStation, type PipelineOptions } from '../pipeline.js';
import { toWireMessage } from '../publish/hub/to-wire-message.js';
import type { StationListener } from './station-listener.js';

const untilHalted = (source: AudioSource, halted$: Observable<void>): AudioSource => ({
  ...source,
  events: (demand) => source.events(demand).pipe(takeUntil(halted$)),
});

/** Listens in this thread. */
export const listenHere =
  (models: ModelSlot, pipeline: PipelineOptions): StationListener =>
  ({ source }, { halted$, onAudio }) => {
    const now = createSteadyClock();
    const noted = noteAudio(untilHalted(source, halted$), onAudio);
    return listenToStation(noted, models, pipeline).pipe(
      map((output) => toWireMessage(output, { now })),
    );
  };
