import { from, lastValueFrom, toArray } from 'rxjs';
import {
  extractFeatures,
  MUSIC_NAMES,
  renderSynthetic,
  splitIntoFrames,
} from '../../streams/index.js';
import { joinArrays } from '../join-arrays.js';

/** A piece of the music that Earshot itself makes. */
export type SyntheticPiece = {
  /** The genre that it is meant to be. */
  readonly genre: string;
  /** Log-mel `[columns × melBands]` in dB under the piece's loudest cell. */
  readonly readLogMelDb: () => Float32Array;
};

/** As long as a piece plays in the demo. */
const SECONDS = 20;

const toLogMelDb = async (samples: Float32Array): Promise<Float32Array> => {
  const chunk = { samples, startSeconds: 0, capturedAtMs: 0, interrupted: false };
  const frames = await lastValueFrom(
    from([chunk]).pipe(splitIntoFrames(), extractFeatures(), toArray()),
  );
  const cells = joinArrays(frames.map(({ logMelDb }) => logMelDb));
  const loudest = cells.reduce((most, cell) => Math.max(most, cell), -Infinity);
  return cells.map((cell) => cell - loudest);
};

/** The pieces of the demo: they are to be heard as music, though no recording sounds like them. */
export const syntheticMusic = async (): Promise<readonly SyntheticPiece[]> => {
  const pieces: SyntheticPiece[] = [];
  for (const genre of MUSIC_NAMES) {
    const logMelDb = await toLogMelDb(renderSynthetic(genre, SECONDS));
    pieces.push({ genre, readLogMelDb: () => logMelDb });
  }
  return pieces;
};
