import type { MessagePort } from 'node:worker_threads';
import type { ClassifierRequest, ClassifierResult, DistantModel } from '../classifier.js';
import type { ClassifierOptions } from '../load-classifier.js';

/** What the engine's thread is asked to do; `id` comes back with the answer. */
export type EngineOrder =
  | { readonly order: 'load'; readonly id: number; readonly options: ClassifierOptions }
  | {
      readonly order: 'step';
      readonly id: number;
      readonly handle: number;
      readonly requests: readonly ClassifierRequest[];
    }
  | { readonly order: 'dispose'; readonly handle: number }
  | { readonly order: 'connect'; readonly port: MessagePort }
  | { readonly order: 'close' };

/** Why an order failed, so that the error can be made again. */
export type EngineFailure = { readonly message: string; readonly code?: string | undefined };

/** What the engine's thread says. */
export type EngineAnswer =
  | { readonly id: number; readonly model: DistantModel }
  | { readonly id: number; readonly results: readonly ClassifierResult[] }
  | { readonly id: number; readonly failure: EngineFailure };

/** One call of a model, told to whoever started the thread. */
export type EngineStep = {
  readonly kind: 'genre' | 'sound-kind';
  readonly windows: number;
  readonly seconds: number;
};
