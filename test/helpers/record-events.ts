import type { AudioSource, SourceEvent } from '../../streams/index.js';

/** What a source has said so far, and a way to wait for more. */
export type Recording = {
  readonly events: readonly SourceEvent[];
  /** Resolves with the first event that passes, heard already or yet to come; rejects when the source fails. */
  readonly next: (passes: (event: SourceEvent) => boolean, from?: number) => Promise<SourceEvent>;
  /** Resolves with at least so many samples, those heard first, from event number `from` on. */
  readonly samples: (count: number, from?: number) => Promise<Float32Array>;
  readonly stop: () => void;
};

/** Subscribes to a source and keeps all it says. */
export const recordEvents = (source: AudioSource): Recording => {
  const events: SourceEvent[] = [];
  let waiting: Array<() => void> = [];
  let end: { readonly error: unknown } | undefined;
  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    woken.forEach((resume) => resume());
  };
  const subscription = source.events().subscribe({
    next: (event) => {
      events.push(event);
      wake();
    },
    error: (error: unknown) => {
      end = { error };
      wake();
    },
    complete: () => {
      end = { error: new Error('the source completed') };
      wake();
    },
  });
  const until = async <T>(find: () => T | undefined): Promise<T> => {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      if (end !== undefined) throw end.error;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  return {
    events,
    next: (passes, from = 0) => until(() => events.slice(from).find(passes)),
    samples: (count, from = 0) => until(() => joinAudio(events.slice(from), count)),
    stop: () => subscription.unsubscribe(),
  };
};

const joinAudio = (events: readonly SourceEvent[], count: number): Float32Array | undefined => {
  const blocks = events.flatMap((event) => (event.kind === 'audio' ? [event.chunk.samples] : []));
  const length = blocks.reduce((sum, block) => sum + block.length, 0);
  if (length < count) return undefined;
  const joined = new Float32Array(length);
  blocks.reduce((at, block) => (joined.set(block, at), at + block.length), 0);
  return joined;
};
