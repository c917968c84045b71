import { describe, expect, it } from 'vitest';
import type { StationMessage } from '../../../../src/protocol/index.js';
import { detectionBody } from '../../../helpers/fake-bodies.js';
import { brief, createFeed } from '../../../helpers/fake-feed.js';

describe('a subscription', () => {
  it('covers names and patterns, and stations that come later', () => {
    const { hub, subscribe, heard, say } = createFeed();
    subscribe({ stations: ['jazz', 'f*'] });
    say('fip', 'jazz');
    hub.addStation('funk', 'radio:z');
    hub.addStation('rock', 'radio:z');
    say('funk', 'rock');
    expect(heard()).toEqual(['fip 1', 'jazz 1', 'funk 1']);
    hub.removeStation('funk');
    hub.addStation('funk', 'radio:z');
    say('funk');
    expect(heard()).toEqual(['funk 2']);
  });

  it('is refused with its id for a name that no station has, but a pattern may fit nothing yet', () => {
    const { hub, subscribe, take, feed } = createFeed();
    feed.subscribe({ type: 'subscribe', id: 'a', stations: ['nova'] });
    expect(take()).toEqual([
      { type: 'error', id: 'a', code: 4404, message: 'no station is named "nova"' },
    ]);
    expect(subscribe({ stations: ['nova*'] })).toEqual(['subscribed', 'snapshot']);
    hub.addStation('what?', 'radio:z');
    expect(subscribe({ stations: ['what?'] })).toEqual(['subscribed', 'snapshot']);
  });

  it('is refused beyond their number, but may take the place of one', () => {
    const { subscribe } = createFeed();
    expect(['a', 'b', 'c', 'd'].map((id) => subscribe({ id })[0])).toEqual([
      'subscribed',
      'subscribed',
      'subscribed',
      'error',
    ]);
    expect(subscribe({ id: 'a' })[0]).toBe('subscribed');
  });

  it('cuts predictions to the likeliest labels, also in the snapshot', () => {
    const { feed, take, predict } = createFeed();
    predict('fip', 0);
    feed.subscribe({ type: 'subscribe', id: 'a', topK: 1 });
    predict('fip', 1);
    const [, snapshot, prediction] = take();
    const likeliest = { smoothed: { blues: 0.75 }, probabilities: { blues: 0.5 } };
    expect(snapshot).toMatchObject({ stations: [{ prediction: likeliest }, {}] });
    expect(prediction).toMatchObject(likeliest);
    expect(prediction).not.toHaveProperty('smoothed.rock');
    expect(snapshot).not.toHaveProperty('stations.0.prediction.smoothed.rock');
  });

  it('keeps predictions of a station apart, and nothing else', () => {
    const { hub, subscribe, heard, predict } = createFeed();
    subscribe({ minIntervalMs: 5000 });
    for (const wallTimeMs of [1000, 3000, 5999, 6000, 7000]) predict('fip', wallTimeMs);
    predict('jazz', 7000);
    hub.publish('fip', detectionBody('began'));
    predict('fip', 2000);
    expect(heard()).toEqual(['fip 1', 'fip 4', 'jazz 1', 'fip 6', 'fip 7']);
  });

  it('shares a message with others: once, with the most labels and the shortest interval', () => {
    const { feed, subscribe, take, predict } = createFeed();
    subscribe({ id: 'a', topK: 1, minIntervalMs: 5000 });
    subscribe({ id: 'b', stations: ['fip'], topK: 2, minIntervalMs: 1000 });
    subscribe({ id: 'c', events: ['detection'] });
    for (const wallTimeMs of [0, 500, 1000, 2000]) {
      predict('fip', wallTimeMs);
      predict('jazz', wallTimeMs);
    }
    const messages = take() as StationMessage[];
    expect(messages.map(brief)).toEqual(['fip 1', 'jazz 1', 'fip 3', 'fip 4']);
    expect(messages[0]).toHaveProperty('smoothed.rock');
    expect(messages[1]).not.toHaveProperty('smoothed.rock');
    feed.unsubscribe({ type: 'unsubscribe', id: 'b' });
    predict('fip', 6000);
    predict('fip', 7000);
    expect(take().map(brief)).toEqual(['unsubscribed', 'fip 6']);
  });
});
