import { tap } from 'rxjs';
import type { AudioChunk, AudioSource } from '../streams/index.js';

/** The same source; `note` is told of each chunk of sound that comes. */
export const noteAudio = (source: AudioSource, note: (chunk: AudioChunk) => void): AudioSource => ({
  ...source,
  events: (demand) =>
    source.events(demand).pipe(
      tap((event) => {
        if (event.kind === 'audio') note(event.chunk);
      }),
    ),
});
