/** A queue between a sound card that cannot wait and a pipe that may be full. */
export type BlockQueue = { readonly push: (samples: Float32Array) => void };

type Post = (samples: Float32Array, droppedBlocks: number, done: () => void) => void;

/**
 * Posts blocks one at a time, the next when the last is done. At most `limit` wait; then the oldest is dropped,
 * and the number of those lost goes with the next one posted.
 */
export const queueBlocks = (post: Post, limit: number): BlockQueue => {
  const waiting: Float32Array[] = [];
  let droppedBlocks = 0;
  let isPosting = false;
  const postNext = (): void => {
    const samples = waiting.shift();
    isPosting = samples !== undefined;
    if (samples === undefined) return;
    const dropped = droppedBlocks;
    droppedBlocks = 0;
    post(samples, dropped, postNext);
  };
  return {
    push: (samples) => {
      waiting.push(samples);
      if (waiting.length > limit) {
        waiting.shift();
        droppedBlocks += 1;
      }
      if (!isPosting) postNext();
    },
  };
};
