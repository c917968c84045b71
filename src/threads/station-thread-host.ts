import { Observable, type Subscriber } from 'rxjs';
import type { DistantModel, Lease, ModelSlot } from '../../models/index.js';
import type { MessageBody } from '../publish/hub/message-body.js';
import type { SourceRecipe } from '../stations/source-recipe.js';
import type { Hearing } from '../stations/station-listener.js';
import type { PipelineSettings } from './pipeline-settings.js';
import type { RunningThread, ThreadListener } from './start-station-thread.js';
import type { StationNews, StationThreadData } from './station-messages.js';

/** What a thread is made of, and started with again when it is lost. */
export type HostOptions = {
  readonly models: ModelSlot;
  readonly openPort: () => StationThreadData['engine'];
  readonly settings: () => PipelineSettings;
  readonly start: (data: StationThreadData, listener: ThreadListener) => RunningThread;
  /** Gives the wait in ms before a lost thread is started again; `losses` in a row, 1 for the first. */
  readonly waitMs: (losses: number) => number;
};

type Listening = {
  readonly recipe: SourceRecipe;
  readonly subscriber: Subscriber<MessageBody>;
  readonly onAudio: () => void;
};

/** A thread that lived so long was well: losing it is a first loss. */
const WELL_AFTER_MS = 60_000;

const modelOf = ({ classifier }: Lease): DistantModel => {
  if (classifier.distant) return classifier.distant;
  throw new Error('expected a model in the thread of the engine');
};

/** One thread of stations, started again when it is lost; its stations then say so and are listened to anew. */
export class StationThreadHost {
  readonly #listenings = new Map<number, Listening>();
  readonly #leases = new Map<number, Lease>();
  #thread: RunningThread | undefined;
  #restart: NodeJS.Timeout | undefined;
  #lastId = 0;
  #losses = 0;
  #startedMs = 0;

  constructor(private readonly options: HostOptions) {
    this.#start();
  }

  /** Stations that it listens to. */
  get load(): number {
    return this.#listenings.size;
  }

  /** See `StationListener`. */
  listen(recipe: SourceRecipe, { halted$, onAudio }: Hearing): Observable<MessageBody> {
    return new Observable((subscriber) => {
      const id = ++this.#lastId;
      this.#listenings.set(id, { recipe, subscriber, onAudio });
      this.#thread?.tell({ order: 'listen', id, recipe });
      subscriber.add(halted$.subscribe(() => this.#halt(id)));
      subscriber.add(() => {
        if (this.#listenings.delete(id)) this.#thread?.tell({ order: 'cut', id });
      });
    });
  }

  /** Tells the thread what holds now. */
  tellSettings(): void {
    this.#thread?.tell({ order: 'settings', settings: this.options.settings() });
  }

  /** Lets the thread go on with the model that is in the slot now. */
  tellModel(): void {
    if (this.#thread) this.#thread.tell({ order: 'model', model: this.#lend() });
  }

  /** Ends the thread and all it listens to. */
  async close(): Promise<void> {
    clearTimeout(this.#restart);
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.close();
    this.#takeBack();
  }

  #start(): void {
    const { openPort, settings, start } = this.options;
    this.#startedMs = performance.now();
    this.#thread = start(
      { engine: openPort(), model: this.#lend(), settings: settings() },
      { onNews: (news) => this.#hear(news), onLost: (reason) => this.#lose(reason) },
    );
    this.#listenings.forEach(({ recipe }, id) =>
      this.#thread?.tell({ order: 'listen', id, recipe }),
    );
  }

  #lend(): DistantModel {
    const lease = this.options.models.lease();
    const model = modelOf(lease);
    this.#leases.set(model.handle, lease);
    return model;
  }

  #takeBack(handles: readonly number[] = [...this.#leases.keys()]): void {
    for (const handle of handles) {
      this.#leases.get(handle)?.release();
      this.#leases.delete(handle);
    }
  }

  #halt(id: number): void {
    // A thread that is being started again knows nothing that could still be judged.
    if (this.#thread) this.#thread.tell({ order: 'halt', id });
    else this.#end(id);
  }

  #end(id: number, failure?: string): void {
    const subscriber = this.#listenings.get(id)?.subscriber;
    this.#listenings.delete(id);
    if (failure === undefined) subscriber?.complete();
    else subscriber?.error(new Error(failure));
  }

  #hear(news: StationNews): void {
    switch (news.news) {
      case 'audio':
        return this.#listenings.get(news.id)?.onAudio();
      case 'said':
        return this.#listenings.get(news.id)?.subscriber.next(news.body);
      case 'ended':
        return this.#end(news.id, news.failure);
      case 'released':
        return this.#takeBack([news.handle]);
    }
  }

  #lose(why: string): void {
    this.#thread = undefined;
    this.#takeBack();
    const wasWell = performance.now() - this.#startedMs > WELL_AFTER_MS;
    this.#losses = wasWell ? 1 : this.#losses + 1;
    const reason = `the thread that listened to it was lost (${why}); it is started again`;
    const wallTimeMs = Date.now();
    this.#listenings.forEach(({ subscriber }) =>
      subscriber.next({ type: 'status', state: 'backoff', reason, wallTimeMs }),
    );
    this.#restart = setTimeout(() => this.#start(), this.options.waitMs(this.#losses));
  }
}
