import { type FeatureWindow, RollingMean } from '../../streams/index.js';
import {
  type DescriptorModel,
  estimateDescriptors,
  type LearntValues,
} from './descriptor-model.js';
import { HOP_VALUES, hopValues, toStatistics } from './sound-statistics.js';

/** As long as the clips that were learnt from: half a minute of windows, one a second. */
const WINDOWS = 30;
/** Before that there is too little to say. */
const LEAST_WINDOWS = 10;

/** Hears windows one after the other and says what the last half minute is like. */
export class DescriptorMeter {
  readonly #model: DescriptorModel;
  readonly #means = new RollingMean(WINDOWS, HOP_VALUES);

  constructor(model: DescriptorModel) {
    this.#model = model;
  }

  hear(window: FeatureWindow): void {
    this.#means.push(hopValues(window));
  }

  /** Nothing in the first ten seconds. */
  read(): LearntValues {
    if (this.#means.count < LEAST_WINDOWS) return {};
    return estimateDescriptors(this.#model, toStatistics(this.#means.read()));
  }
}
