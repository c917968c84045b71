import type * as tf from '@tensorflow/tfjs';
import type { LearntDescriptor } from '../../descriptors/learnt-descriptors.js';
import type { TargetRows } from '../rows/target-rows.js';
import type { NetHooks, NetTraining } from './train-net.js';

/** What a system of the report is trained with, and looks at without learning from it. */
export type NetData = { readonly train: TargetRows; readonly heldOut: TargetRows };

/** A system of the report: what it reads, and how its network is made. */
export type NetSystem = {
  readonly read: (data: string) => Promise<TargetRows>;
  /** Parts that take turns in being held out; 1 holds out a fifth, once. */
  readonly folds: number;
  readonly targets: readonly LearntDescriptor[];
  readonly training: Omit<NetTraining, 'seed'>;
  /** Share of the time that goes into what is trained before the network itself. @default 0 */
  readonly earlierShare?: number;
  /** Gives a trained network; whoever gets it frees it. */
  readonly train: (
    data: NetData,
    training: NetTraining,
    hooks: NetHooks,
  ) => Promise<tf.LayersModel>;
};
