import type { MessagePort } from 'node:worker_threads';
import type { DistantModel } from '../../models/index.js';
import type { MessageBody } from '../publish/hub/message-body.js';
import type { SourceRecipe } from '../stations/source-recipe.js';
import type { PipelineSettings } from './pipeline-settings.js';

/** What a thread of stations is started with. */
export type StationThreadData = {
  /** Where it asks the engine's thread. */
  readonly engine: MessagePort;
  readonly model: DistantModel;
  readonly settings: PipelineSettings;
};

/** What a thread of stations is told to do; `id` names one listening to one station. */
export type StationOrder =
  | { readonly order: 'listen'; readonly id: number; readonly recipe: SourceRecipe }
  /** Closes the source; what was heard is still judged. */
  | { readonly order: 'halt'; readonly id: number }
  /** Leaves at once; nothing more is said. */
  | { readonly order: 'cut'; readonly id: number }
  | { readonly order: 'settings'; readonly settings: PipelineSettings }
  | { readonly order: 'model'; readonly model: DistantModel }
  /** Closes all sources, and the thread. */
  | { readonly order: 'close' };

/** What a thread of stations tells. */
export type StationNews =
  /** Sound came; said once. */
  | { readonly news: 'audio'; readonly id: number }
  | { readonly news: 'said'; readonly id: number; readonly body: MessageBody }
  | { readonly news: 'ended'; readonly id: number; readonly failure?: string | undefined }
  /** The model of this handle is not asked any more. */
  | { readonly news: 'released'; readonly handle: number };
