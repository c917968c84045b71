import { filter, lastValueFrom, map, toArray } from 'rxjs';
import { createSource } from '../../../streams/index.js';

/** All samples of a file, mono at `SAMPLE_RATE_HZ`, by the program's own decoder. */
export const readSamples = async (path: string): Promise<Float32Array> => {
  const chunks = await lastValueFrom(
    createSource(`file:${path}`, { filePace: 'demand' })
      .events()
      .pipe(
        map((event) => (event.kind === 'audio' ? event.chunk.samples : undefined)),
        filter((samples) => samples !== undefined),
        toArray(),
      ),
  );
  const samples = new Float32Array(chunks.reduce((sum, { length }) => sum + length, 0));
  chunks.reduce((at, chunk) => {
    samples.set(chunk, at);
    return at + chunk.length;
  }, 0);
  return samples;
};
