import type { Device } from './device.js';

/** What the capture child tells its parent. */
export type CaptureMessage =
  | { readonly kind: 'devices'; readonly devices: readonly Device[] }
  | {
      readonly kind: 'samples';
      /** Mono at SAMPLE_RATE_HZ. */
      readonly samples: Float32Array;
      /** How many blocks were dropped before this one as the parent did not keep up. */
      readonly droppedBlocks: number;
    }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'no-naudiodon' };
