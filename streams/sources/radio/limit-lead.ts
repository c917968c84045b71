import { SAMPLE_RATE_HZ } from '../../audio-format.js';
import type { LiveEvent } from '../live-event.js';
import type { Heard } from './decode-stream.js';
import { Pace } from './pace.js';
import { waitFor } from './wait-for.js';

type Skipped = Extract<LiveEvent, { kind: 'skipped' }>;

/** How far a stream may stand from the clock. */
export type LeadOptions = {
  /** False where sound comes in pieces of many seconds, so that each is behind. @default true */
  readonly maySkip?: boolean;
};

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
 * reads on, so that stations have few blocks to handle. What cannot be heard as fast as it comes is `skipped` once it
 * is some seconds behind, where `maySkip` (see `Pace`).
 */
export async function* limitLead(
  blocks: AsyncIterable<Heard>,
  signal: AbortSignal,
  { maySkip = true }: LeadOptions = {},
): AsyncGenerator<Heard | Skipped> {
  let pace: Pace | undefined;
  for await (const block of blocks) {
    pace ??= new Pace(() => performance.now());
    const seconds = block.samples.length / SAMPLE_RATE_HZ;
    const allowedSeconds = GREATEST_LEAD_SECONDS + pace.clockSeconds * GREATEST_SPEED;
    const waitSeconds = (pace.readSeconds - allowedSeconds) / GREATEST_SPEED;
    if (waitSeconds > 0) await waitFor(waitSeconds * 1000, signal);
    if (signal.aborted) return;
    const isLeftOut = pace.read(seconds) && maySkip;
    yield isLeftOut ? { kind: 'skipped', seconds } : block;
    if (!isLeftOut) await rest(seconds, signal);
    if (signal.aborted) return;
  }
}
