import type { Fusion } from '../../src/protocol/index.js';
import type { Detection } from './dashboard-state.js';

/** What a genre or sound state is called: both genres of a fusion, `jazz / blues`. */
export const nameSound = (label: string, fusion?: Fusion): string => fusion?.join(' / ') ?? label;

/** What a detection is called: `jazz`, `jazz / blues`, `alarm: tone`. */
export const nameDetection = ({
  label,
  alarm,
  fusion,
}: Pick<Detection, 'label' | 'alarm' | 'fusion'>): string =>
  alarm ? `alarm: ${label}` : nameSound(label, fusion);
