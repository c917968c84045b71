import type { Command } from 'commander';
import type { Config } from '../../config/config-schema.js';

/** Whether the sound is described. */
export type DescriptorFlags = { readonly descriptors: boolean };

/** Adds `--no-descriptors`. */
export const descriptorOption = (command: Command): Command =>
  command.option('--no-descriptors', 'tell nothing of loudness, tempo, key, energy and the like');

/** The configuration with `--no-descriptors` put over it. */
export const overrideDescriptors = (config: Config, { descriptors }: DescriptorFlags): Config =>
  descriptors ? config : { ...config, descriptors: 'off' };
