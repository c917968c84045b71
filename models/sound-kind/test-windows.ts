import { FEATURE_SET, windowToMfcc } from '../../streams/index.js';
import { columnsFor, countWindows } from '../training/cut-windows.js';
import { isQuiet } from './is-quiet.js';
import { mixSounds } from './mix-sounds.js';
import type { SoundClip } from './sound-clip.js';
import type { SoundKind } from './sound-kinds.js';

/** One window to be judged, and what it is. */
export type TestWindow = {
  readonly kind: SoundKind;
  /** What the figure it counts for is called: a folder of the data, or a case of talk-over. */
  readonly group: string;
  /** The recording that it is of; windows of one are alike. */
  readonly clip: string;
  /** `[windowFrames × coefficients]` */
  readonly mfcc: Float32Array;
};

const { melBands, windowFrames, windowHopFrames } = FEATURE_SET;

const windowsDb = (logMelDb: Float32Array): Float32Array[] =>
  Array.from({ length: countWindows(logMelDb.length / melBands) }, (_, index) => {
    const start = index * windowHopFrames * melBands;
    return logMelDb.subarray(start, start + windowFrames * melBands);
  });

/** All windows of the clips that are not quiet, one each second of sound. */
export const plainWindows = (clips: readonly SoundClip[]): TestWindow[] =>
  clips.flatMap((clip) =>
    windowsDb(clip.readLogMelDb())
      .filter((window) => !isQuiet(window))
      .map((window) => ({
        kind: clip.kind,
        clip: clip.name,
        group: clip.origin === 'music-speech' ? `music-speech/${clip.genre}` : clip.origin,
        mfcc: windowToMfcc(window),
      })),
  );

/** Speech over music, dB, and what that makes of it; see `talk-over.ts`. */
const TALK_OVER: readonly (readonly [ratioDb: number, kind: SoundKind])[] = [
  [12, 'speech'],
  [6, 'speech'],
  [3, 'speech'],
  [-12, 'music'],
  [-18, 'music'],
];

const STRIDE_COLUMNS = columnsFor(1);

/** Each speech recording laid over one of the music recordings of the same part, at each of the levels. */
export const talkOverWindows = (clips: readonly SoundClip[]): TestWindow[] => {
  const music = clips.filter(({ kind, origin }) => kind === 'music' && origin === 'music-speech');
  const speech = clips.filter(({ kind }) => kind === 'speech');
  return speech.flatMap((clip, index) => {
    const under = windowsDb(music[index % music.length].readLogMelDb());
    const over = windowsDb(clip.readLogMelDb()).filter((window) => !isQuiet(window));
    const step = Math.ceil(STRIDE_COLUMNS / windowHopFrames);
    return over.flatMap((window, place) => {
      if (place % step !== 0 || place >= under.length) return [];
      return TALK_OVER.map(([ratioDb, kind]) => ({
        kind,
        clip: clip.name,
        group: `speech ${ratioDb > 0 ? '+' : '−'}${Math.abs(ratioDb)} dB over music`,
        mfcc: windowToMfcc(mixSounds(window, under[place], ratioDb)),
      }));
    });
  });
};
