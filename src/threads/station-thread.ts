/** A thread of stations: decodes, computes features and judges; the engine's thread is asked for the rest. */
import { parentPort, workerData } from 'node:worker_threads';
import { Subject, type Subscription } from 'rxjs';
import {
  createModelSlot,
  distantClassifier,
  type DistantModel,
  EngineLine,
} from '../../models/live.js';
import { listenHere } from '../stations/listen-here.js';
import { openSource } from '../stations/open-stations.js';
import type { SourceRecipe } from '../stations/source-recipe.js';
import { liveOptions } from './pipeline-settings.js';
import type { StationNews, StationOrder, StationThreadData } from './station-messages.js';

type Listening = { readonly halted$: Subject<void>; readonly running: Subscription };

const data = workerData as StationThreadData;
const tell = (news: StationNews): void => parentPort!.postMessage(news);

const line = new EngineLine(data.engine);
data.engine.on('message', (answer) => line.hear(answer));
const lend = (model: DistantModel) =>
  distantClassifier(model, line, ({ handle }) => tell({ news: 'released', handle }));

const models = createModelSlot(lend(data.model));
let settings = data.settings;
const listen = listenHere(
  models,
  liveOptions(() => settings),
);
const listenings = new Map<number, Listening>();

const begin = (id: number, { station, options }: SourceRecipe): void => {
  const halted$ = new Subject<void>();
  const source = openSource(station, options);
  let isHeard = false;
  const onAudio = (): void => {
    if (!isHeard) tell({ news: 'audio', id });
    isHeard = true;
  };
  const end = (failure?: string): void => {
    listenings.delete(id);
    tell({ news: 'ended', id, failure });
  };
  const running = listen({ name: String(id), source }, { halted$, onAudio }).subscribe({
    next: (body) => tell({ news: 'said', id, body }),
    error: (error: unknown) => end(error instanceof Error ? error.message : String(error)),
    complete: () => end(),
  });
  if (!running.closed) listenings.set(id, { halted$, running });
};

const obey = (message: StationOrder): void => {
  switch (message.order) {
    case 'listen':
      return begin(message.id, message.recipe);
    case 'halt':
      return listenings.get(message.id)?.halted$.next();
    case 'cut':
      listenings.get(message.id)?.running.unsubscribe();
      return void listenings.delete(message.id);
    case 'settings':
      settings = message.settings;
      return;
    case 'model':
      return void models.swap(() => Promise.resolve(lend(message.model)));
    case 'close':
      listenings.forEach(({ running }) => running.unsubscribe());
      return process.exit(0);
  }
};

parentPort!.on('message', obey);
