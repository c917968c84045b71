import type { Classifier, ClassifierOptions, ModelSlot } from '../../models/index.js';
import type { PipelineOptions } from '../pipeline.js';
import type { StationListener } from '../stations/station-listener.js';

/** Where models and stations run: in this thread, or in threads of their own. */
export type Workplace = {
  readonly models: ModelSlot;
  /** Loads another model to where they run. Fails with a `ModelError`. */
  readonly load: (options: ClassifierOptions) => Promise<Classifier>;
  /** To be asked once. */
  readonly openListener: (pipeline: PipelineOptions) => StationListener;
  /** To be called when what the functions of the pipeline's options give has changed. */
  readonly tellSettings: () => void;
  /** Rejects with a `RunError` when the models are lost; never resolves. */
  readonly lost: Promise<never>;
  readonly close: () => Promise<void>;
};
