import type { SoundDescriptors } from '../../descriptors/sound-descriptors.js';
import type { Descriptors } from '../../protocol/index.js';

const DECIMALS: Readonly<Record<string, number>> = {
  loudnessLufs: 1,
  integratedLufs: 1,
  tempoBpm: 1,
};

/** Shares are wrong by some hundredths. */
const DECIMALS_OF_SHARES = 2;

const roundOne = ([name, value]: readonly [string, string | number]) => {
  const decimals = DECIMALS[name] ?? DECIMALS_OF_SHARES;
  return [name, typeof value === 'string' ? value : Number(value.toFixed(decimals))] as const;
};

/** Descriptors with no more digits than they are worth. */
export const roundDescriptors = (descriptors: SoundDescriptors): Descriptors =>
  Object.fromEntries(Object.entries(descriptors).map(roundOne));
