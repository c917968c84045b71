import { SAMPLE_RATE_HZ } from '../../audio-format.js';
import type { Heard } from './decode-stream.js';

/** About the time from one window to the next. */
const HOP_SECONDS = 1;
const GOLDEN_SHARE = (Math.sqrt(5) - 1) / 2;
let begun = 0;

/**
 * How much of its beginning the next stream of this thread is to leave out, in seconds: 0 for the first, then spread
 * evenly over a hop.
 */
export const nextBeginning = (): number => HOP_SECONDS * ((begun++ * GOLDEN_SHARE) % 1);

/**
 * Leaves out the first seconds. Servers answer all who come at one moment with the same beginning: windows of such
 * stations would be due together for as long as they are heard, and each would wait for all the others.
 */
export async function* skipBeginning(
  blocks: AsyncIterable<Heard>,
  seconds: number,
): AsyncGenerator<Heard> {
  let missing = Math.round(seconds * SAMPLE_RATE_HZ);
  for await (const block of blocks) {
    const skipped = Math.min(missing, block.samples.length);
    missing -= skipped;
    if (skipped === 0) yield block;
    else if (skipped < block.samples.length) {
      yield { ...block, samples: block.samples.subarray(skipped) };
    }
  }
}
