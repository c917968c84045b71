import { map, pipe, type OperatorFunction } from 'rxjs';
import { splitIntoFrames, type AudioChunk, type Frame } from '../../streams/index.js';

type Grid = Parameters<typeof splitIntoFrames>[0];

/** Frames to keep: `splitIntoFrames` lends their samples. */
export const cutFrames = (grid?: Grid): OperatorFunction<AudioChunk, Frame> =>
  pipe(
    splitIntoFrames(grid),
    map((frame) => ({ ...frame, samples: frame.samples.slice() })),
  );
