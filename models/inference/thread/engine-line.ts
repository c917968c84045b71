import { ModelError } from '../../errors.js';
import type { ClassifierRequest, ClassifierResult, DistantModel } from '../classifier.js';
import type { ClassifierOptions } from '../load-classifier.js';
import type { EngineAnswer, EngineFailure, EngineOrder } from './engine-messages.js';

/** What carries orders to the engine's thread: its worker, or a port to it. */
export type EngineCarrier = { readonly postMessage: (order: EngineOrder) => void };

type Waiting = {
  readonly resolve: (answer: EngineAnswer) => void;
  readonly reject: (error: Error) => void;
};

type AnswerWith<Key extends string> = Extract<EngineAnswer, Readonly<Record<Key, unknown>>>;

const toError = ({ message, code }: EngineFailure): Error =>
  code === undefined ? new Error(message) : new ModelError(code as ModelError['code'], message);

/**
 * The asker's end of a line to the engine's thread. What waits is bounded by those who ask: each station has one
 * window under way.
 */
export class EngineLine {
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #broken: string | undefined;

  constructor(private readonly carrier: EngineCarrier) {}

  /** Fails with a `ModelError` as `loadClassifier` does. */
  async load(options: ClassifierOptions): Promise<DistantModel> {
    const answer = await this.#ask((id) => ({ order: 'load', id, options }));
    return (answer as AnswerWith<'model'>).model;
  }

  /** As `Classifier.step`, by the model of this handle. */
  async step(handle: number, requests: readonly ClassifierRequest[]): Promise<ClassifierResult[]> {
    const answer = await this.#ask((id) => ({ order: 'step', id, handle, requests }));
    return [...(answer as AnswerWith<'results'>).results];
  }

  dispose(handle: number): void {
    this.carrier.postMessage({ order: 'dispose', handle });
  }

  /** To be told each answer that comes back. */
  hear(answer: EngineAnswer): void {
    const asker = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('failure' in answer) asker?.reject(toError(answer.failure));
    else asker?.resolve(answer);
  }

  /** Nobody answers any more: all that is asked, now and later, fails with this reason. */
  cut(reason: string): void {
    this.#broken = reason;
    this.#waiting.forEach(({ reject }) => reject(new Error(reason)));
    this.#waiting.clear();
  }

  #ask(order: (id: number) => EngineOrder): Promise<EngineAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#broken !== undefined) return reject(new Error(this.#broken));
      const id = ++this.#lastId;
      this.#waiting.set(id, { resolve, reject });
      this.carrier.postMessage(order(id));
    });
  }
}
