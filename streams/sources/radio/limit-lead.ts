import { SAMPLE_RATE_HZ } from '../../audio-format.js';
import { waitFor } from './wait-for.js';

/** Icecast sends up to some ten seconds at once when a listener comes; no more may run ahead of the clock. */
const GREATEST_LEAD_SECONDS = 15;
/**
 * A server's clock may be a little fast: without this its lead would grow until it hangs up. Quartz is off by
 * 0.01 % at most, so this bounds the drift of a day to 86 s beside the lead.
 */
const GREATEST_SPEED = 1.001;
/** Decoders give frame by frame, some 26 ms of MP3; a server sends several at once. */
const SHORT_BLOCK_SECONDS = 0.1;
/** Of a short block's own length: so what came with it is one block, and what lags behind still catches up. */
const REST_SHARE = 1 / 3;

/** A burst is at hand all at once: other stations have their turn between its blocks. */
const rest = (blockSeconds: number, signal: AbortSignal): Promise<void> =>
  blockSeconds < SHORT_BLOCK_SECONDS
    ? waitFor(blockSeconds * REST_SHARE * 1000, signal)
    : new Promise((resolve) => setImmediate(resolve));

/**
 * Passes blocks on at the pace of the clock, at most 15 s and 0.1 % ahead of it: from a server that sends a whole file
 * at once no more is read than is heard, as the sockets fill up. After a short block it rests a little before it
 * reads on, so that stations have few blocks to handle.
 */
export async function* limitLead<T extends { readonly samples: Float32Array }>(
  blocks: AsyncIterable<T>,
  signal: AbortSignal,
  nowMs: () => number = () => performance.now(),
): AsyncGenerator<T> {
  let startMs: number | undefined;
  let givenSeconds = 0;
  for await (const block of blocks) {
    startMs ??= nowMs();
    const allowedSeconds = GREATEST_LEAD_SECONDS + ((nowMs() - startMs) / 1000) * GREATEST_SPEED;
    const waitSeconds = (givenSeconds - allowedSeconds) / GREATEST_SPEED;
    if (waitSeconds > 0) await waitFor(waitSeconds * 1000, signal);
    if (signal.aborted) return;
    const blockSeconds = block.samples.length / SAMPLE_RATE_HZ;
    givenSeconds += blockSeconds;
    yield block;
    await rest(blockSeconds, signal);
    if (signal.aborted) return;
  }
}
