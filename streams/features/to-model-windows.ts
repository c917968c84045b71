import { concat, defer, map, mergeMap, type OperatorFunction } from 'rxjs';
import type { AudioChunk } from '../audio-format.js';
import type { Frame } from '../frames/frame.js';
import { splitIntoFrames } from '../frames/split-into-frames.js';
import { createBandExtractor } from './create-band-extractor.js';
import type { FrontEnd } from './front-end.js';
import { repeatRows } from './repeat-rows.js';
import { resampleChunks } from './resample-chunks.js';
import { type FrameGroup, WindowGatherer } from './window-gatherer.js';
import { windowToInput } from './window-to-input.js';

/** What a model with a front end of its own hears at one step. */
export type ModelWindow = {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly capturedAtMs: number;
  /** `[windowFrames × values]` */
  readonly modelInput: Float32Array;
  readonly interrupted: boolean;
};

type BandFrame = Omit<Frame, 'samples'> & { readonly bands: Float32Array };

const toModelWindow = (
  { frames, interrupted }: FrameGroup<BandFrame>,
  frontEnd: FrontEnd,
): ModelWindow => {
  const halfFrameSeconds = frontEnd.frameSamples / 2 / frontEnd.sampleRateHz;
  const last = frames.at(-1)!;
  const bands = frames.map((frame) => frame.bands);
  return {
    startSeconds: Math.max(0, frames[0]!.centreSeconds - halfFrameSeconds),
    endSeconds: last.centreSeconds + halfFrameSeconds,
    capturedAtMs: last.capturedAtMs,
    modelInput: windowToInput(repeatRows(bands, frontEnd.windowFrames), frontEnd),
    interrupted,
  };
};

/** Sound to the input of a model with this front end, window by window; short sound as with Earshot's own. */
export const toModelWindows =
  (frontEnd: FrontEnd): OperatorFunction<AudioChunk, ModelWindow> =>
  (chunks) =>
    defer(() => {
      const extractBands = createBandExtractor(frontEnd);
      const gatherer = new WindowGatherer<BandFrame>(frontEnd);
      const frames = chunks.pipe(
        resampleChunks(frontEnd.sampleRateHz),
        splitIntoFrames(frontEnd),
        map(({ samples, ...rest }): BandFrame => ({ ...rest, bands: extractBands(samples) })),
      );
      return concat(
        frames.pipe(mergeMap((frame) => gatherer.push(frame))),
        defer(() => gatherer.flush()),
      ).pipe(map((group) => toModelWindow(group, frontEnd)));
    });
