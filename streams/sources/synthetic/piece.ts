import type { BandsDb } from './instruments/equalise.js';

/** One part of a piece: what plays it, and how it is heard in the mix. */
export type Part = {
  /** Adds the part to an empty loop as long as the piece. */
  readonly play: (loop: Float32Array) => void;
  readonly gain: number;
  /** Echo of the room around it. @default none */
  readonly room?: { readonly amount: number; readonly ringSeconds: number };
};

/** A piece of music that is repeated for ever. */
export type Piece = {
  readonly beats: number;
  readonly beatSeconds: number;
  readonly parts: readonly Part[];
  /** How strong the hiss of the recording is. */
  readonly hiss: number;
  /** Tone of the whole mix. */
  readonly toneDb: BandsDb;
};
