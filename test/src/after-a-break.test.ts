import { from, lastValueFrom, tap, throwError, toArray } from 'rxjs';
import { expect, it } from 'vitest';
import { listenToStation } from '../../src/pipeline.js';
import type { Prediction, StatusMessage } from '../../src/protocol/index.js';
import { publishStation } from '../../src/publish/hub/publish-station.js';
import { createStationHub } from '../../src/publish/hub/station-hub.js';
import { SourceUnavailableError } from '../../streams/errors.js';
import type { SourceEvent } from '../../streams/index.js';
import { countedSteps, countingClassifier } from '../helpers/counting-classifier.js';
import { inVirtualTime, soundFor, superviseTone } from '../helpers/supervise-in-virtual-time.js';

const FIRST_RUN_SECONDS = 20;
const OUTAGE_ENDS_SECONDS = 60;
const END_SECONDS = 90;
const refused = new SourceUnavailableError('refused', 'refused', { retryable: true });

/** All that a station says that is cut off at 20 s and answers again from 60 s on. */
const brokenStation = (): readonly SourceEvent[] => {
  const events: SourceEvent[] = [];
  inVirtualTime((scheduler) => {
    const attempt = () => {
      const nowSeconds = scheduler.now() / 1000;
      if (nowSeconds < FIRST_RUN_SECONDS) return soundFor(FIRST_RUN_SECONDS, scheduler);
      if (nowSeconds < OUTAGE_ENDS_SECONDS) return throwError(() => refused);
      return soundFor(END_SECONDS - OUTAGE_ENDS_SECONDS, scheduler);
    };
    const listening = superviseTone(attempt, { scheduler })
      .pipe(tap((event) => events.push(event)))
      .subscribe();
    scheduler.schedule(() => listening.unsubscribe(), END_SECONDS * 1000);
    scheduler.flush();
  });
  return events;
};

it('an outage empties the memory of the LSTM, and messages tell how long it was', async () => {
  const hub = createStationHub();
  hub.addStation('tone', 'radio:tone');
  const source = { uri: 'radio:tone', live: true, events: () => from(brokenStation()) };
  const outputs = listenToStation(source, countingClassifier(), { queueLimit: 1000 });
  const said = publishStation(hub, 'tone', outputs, { now: () => 0 });
  const messages = await lastValueFrom(said.pipe(toArray()));

  const predictions = messages.filter((each): each is Prediction => each.type === 'prediction');
  const steps = predictions.map(({ probabilities }) =>
    countedSteps(Float32Array.from(Object.values(probabilities))),
  );
  const restart = steps.lastIndexOf(1);
  expect(restart).toBeGreaterThan(15);
  expect(steps.slice(0, restart)).toEqual(steps.slice(0, restart).map((_, index) => index + 1));
  expect(steps.slice(restart)).toEqual(steps.slice(restart).map((_, index) => index + 1));
  // The first window behind the gap begins there, by half a frame of padding: none holds sound of both sides.
  expect(predictions[restart]!.windowStartSeconds).toBeCloseTo(FIRST_RUN_SECONDS, 1);

  const running = messages.filter(
    (each): each is StatusMessage => each.type === 'status' && each.state === 'running',
  );
  expect(running[0]).not.toHaveProperty('gapSeconds');
  const { gapSeconds = 0 } = running[1]!;
  expect(gapSeconds).toBeGreaterThanOrEqual(OUTAGE_ENDS_SECONDS - FIRST_RUN_SECONDS);
  expect(gapSeconds).toBeLessThan(OUTAGE_ENDS_SECONDS - FIRST_RUN_SECONDS + 3);
});
