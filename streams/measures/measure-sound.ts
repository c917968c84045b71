import { defer, map, tap, type OperatorFunction } from 'rxjs';
import type { AudioChunk } from '../audio-format.js';
import type { FeatureWindow } from '../features/feature-window.js';
import { estimateKey } from './estimate-key.js';
import { estimateTempo } from './estimate-tempo.js';
import { LoudnessMeter } from './loudness-meter.js';
import { ONSETS_PER_SECOND, OnsetMeter } from './onset-meter.js';
import { RollingMean } from './rolling-mean.js';
import type { SoundMeasures } from './sound-measures.js';

/** About half a minute of windows, one a second. */
const CHROMA_WINDOWS = 30;
const LEAST_CHROMA_WINDOWS = 8;
/** The tempo of 12 s is looked for anew each third window: it hardly moves, and costs the most. */
const WINDOWS_PER_TEMPO = 3;

const known = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { readonly [name in Name]?: Value };

/** All that is remembered of a station's sound since it began or was interrupted. */
class SoundMeter {
  readonly #loudness = new LoudnessMeter();
  readonly #onsets = new OnsetMeter();
  readonly #chroma = new RollingMean(CHROMA_WINDOWS, 12);
  #windows = 0;
  #tempoBpm: number | undefined;

  hear({ samples }: AudioChunk): void {
    this.#loudness.push(samples);
    this.#onsets.push(samples);
  }

  measure({ chroma }: FeatureWindow): SoundMeasures {
    this.#chroma.push(chroma);
    if (this.#windows % WINDOWS_PER_TEMPO === 0) {
      this.#tempoBpm = estimateTempo(this.#onsets.read(), ONSETS_PER_SECOND);
    }
    this.#windows += 1;
    const isKeyKnown = this.#chroma.count >= LEAST_CHROMA_WINDOWS;
    return {
      ...known('loudnessLufs', this.#loudness.shortTermLufs()),
      ...known('integratedLufs', this.#loudness.integratedLufs()),
      ...known('tempoBpm', this.#tempoBpm),
      ...(isKeyKnown && estimateKey(this.#chroma.read())),
    };
  }
}

/**
 * Measures loudness, tempo and key beside the making of windows, and gives each window what holds at its end (to
 * the chunk that completed it). Begins anew after missing audio.
 */
export const measureSound =
  (
    toWindows: OperatorFunction<AudioChunk, FeatureWindow>,
  ): OperatorFunction<AudioChunk, FeatureWindow> =>
  (chunks) =>
    defer(() => {
      let meter = new SoundMeter();
      return chunks.pipe(
        tap((chunk) => {
          if (chunk.interrupted) meter = new SoundMeter();
          meter.hear(chunk);
        }),
        toWindows,
        map((window) => ({ ...window, measures: meter.measure(window) })),
      );
    });
