import { concatMap, from, lastValueFrom, Observable, of, take, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { listenToStation, type StationOutput } from '../../src/pipeline.js';
import { SAMPLE_RATE_HZ, type AudioSource, type SourceEvent } from '../../streams/index.js';
import { createFakeClassifier } from '../helpers/fake-classifier.js';
import { toChunks } from '../helpers/to-chunks.js';

const tone = (seconds: number): Float32Array =>
  Float32Array.from({ length: seconds * SAMPLE_RATE_HZ }, (_, sample) => {
    const time = sample / SAMPLE_RATE_HZ;
    return 0.3 * Math.sin(2 * Math.PI * (220 + 40 * Math.floor(time)) * time);
  });

const audio = (seconds: number): SourceEvent[] =>
  toChunks(tone(seconds), [3000, 5000]).map((chunk) => ({ kind: 'audio', chunk }));

const RUNNING: SourceEvent = { kind: 'status', state: 'running' };
const STOPPED: SourceEvent = { kind: 'status', state: 'stopped' };

const inTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Gives its events one at a time at its own pace, like a radio. */
const liveSource = (events: readonly SourceEvent[]): AudioSource => ({
  uri: 'test:live',
  live: true,
  events: () => from(events).pipe(concatMap(async (event) => inTurn().then(() => event))),
});

/** Gives each event as soon as it is demanded, like a file at full speed. */
const waitingSource = (events: readonly SourceEvent[]): AudioSource => ({
  uri: 'test:waiting',
  live: false,
  events: (demand) =>
    from(events).pipe(concatMap(async (event) => demand?.ready().then(() => event) ?? event)),
});

const listen = (source: AudioSource): Promise<StationOutput[]> =>
  lastValueFrom(
    listenToStation(source, createFakeClassifier(), {
      judging: { enter: 0.1, leave: 0.05, holdSeconds: 2 },
    }).pipe(toArray()),
  );

const scoresOf = (outputs: readonly StationOutput[]) =>
  outputs.flatMap((output) => (output.kind === 'prediction' ? [output.scores] : []));

describe('listenToStation', () => {
  it('gives one prediction a second, with nothing dropped, and the end comes last', async () => {
    const outputs = await listen(waitingSource([RUNNING, ...audio(20), STOPPED]));
    expect(outputs[0]).toEqual(RUNNING);
    expect(outputs.at(-1)).toEqual(STOPPED);
    const scores = scoresOf(outputs);
    expect(scores.length).toBeGreaterThanOrEqual(17);
    expect(scores.at(-1)!.droppedWindows).toBe(0);
  });

  it('gives the same scores for a file at full speed and the same sound live', async () => {
    const events = [RUNNING, ...audio(15), STOPPED];
    const [live, file] = [await listen(liveSource(events)), await listen(waitingSource(events))];
    const comparable = (outputs: readonly StationOutput[]) =>
      scoresOf(outputs).map(({ window, smoothed, probabilities, state, genre }) => {
        return { end: window.endSeconds, smoothed, probabilities, state, genre };
      });
    expect(comparable(live)).toEqual(comparable(file));
  });

  it('tells a detection after the prediction that shows it and ends it with the sound', async () => {
    const outputs = await listen(waitingSource([RUNNING, ...audio(12), STOPPED]));
    const kinds = outputs.map((output) =>
      output.kind === 'detection' ? output.detection.event : output.kind,
    );
    expect(kinds[kinds.indexOf('began') - 1]).toBe('prediction');
    expect(kinds.slice(-2)).toEqual(['ended', 'status']);
  });

  it('passes titles on', async () => {
    const title: SourceEvent = { kind: 'metadata', title: 'Artist - Song' };
    expect(await listen(liveSource([RUNNING, title, STOPPED]))).toEqual([RUNNING, title, STOPPED]);
  });

  it('judges what was heard before the source failed, then fails', async () => {
    const heard: StationOutput[] = [];
    const source: AudioSource = {
      uri: 'test:failing',
      live: true,
      events: () =>
        new Observable((subscriber) => {
          audio(5).forEach((event) => subscriber.next(event));
          subscriber.error(new Error('the line is dead'));
        }),
    };
    const failing = new Promise((_, reject) => {
      listenToStation(source, createFakeClassifier()).subscribe({
        next: (output) => heard.push(output),
        error: reject,
      });
    });
    await expect(failing).rejects.toThrow('the line is dead');
    expect(scoresOf(heard).length).toBeGreaterThanOrEqual(2);
  });

  it('closes the source when nobody listens any more', async () => {
    let closed = false;
    const source: AudioSource = {
      uri: 'test:endless',
      live: true,
      events: () =>
        new Observable((subscriber) => {
          subscriber.add(() => (closed = true));
          of(RUNNING).subscribe((event) => subscriber.next(event));
        }),
    };
    await lastValueFrom(listenToStation(source, createFakeClassifier()).pipe(take(1)));
    expect(closed).toBe(true);
  });
});
