import { describe, expect, it } from 'vitest';
import type { Subscribe } from '../../../../src/protocol/index.js';
import { detectionBody, titleBody } from '../../../helpers/fake-bodies.js';
import { createFeed } from '../../../helpers/fake-feed.js';

describe('a client that comes back', () => {
  it('gets exactly what it misses, after the snapshot and before what is new', () => {
    const { subscribe, heard, say } = createFeed();
    say('fip', 'jazz', 'fip', 'fip', 'jazz');
    expect(subscribe({ since: { fip: 1, jazz: 0, nova: 3 } })).toEqual([
      'subscribed',
      'snapshot',
      'jazz 1',
      'fip 2',
      'fip 3',
      'jazz 2',
    ]);
    say('fip');
    expect(heard()).toEqual(['fip 4']);
    expect(subscribe({ since: 4, stations: ['fip'] })).toEqual(['subscribed', 'snapshot']);
  });

  it('gets nothing of the past of stations it tells nothing of', () => {
    const { subscribe, say } = createFeed();
    say('jazz', 'fip');
    expect(
      subscribe({ since: JSON.parse('{"__proto__":0,"jazz":0}') as Record<string, number> }),
    ).toEqual(['subscribed', 'snapshot', 'jazz 1']);
  });

  it('gets of each station only what comes after what it has', () => {
    const { subscribe, say } = createFeed();
    say('fip', 'jazz', 'fip', 'fip', 'jazz');
    const answer = subscribe({ since: { fip: 2, jazz: 0 } });
    expect(answer.slice(2)).toEqual(['jazz 1', 'fip 3', 'jazz 2']);
  });

  it('is told what is held no longer', () => {
    const { subscribe, say } = createFeed({ maxHeldMessages: 2 });
    say('fip', 'fip', 'fip', 'fip', 'fip', 'jazz');
    const answer = subscribe({ since: 1 });
    expect(answer.slice(2)).toEqual(['fip 2-3 gone', 'fip 4', 'fip 5']);
  });

  it('is told of the messages of a server before this one, which nobody holds', () => {
    const { subscribe, say } = createFeed({ firstSeq: 5000 });
    say('fip');
    expect(subscribe({ since: { fip: 4321 } }).slice(2)).toEqual([
      'fip 4322-5000 gone',
      'fip 5001',
    ]);
    expect(subscribe({ since: 9000 }).slice(2)).toEqual([]);
  });

  it('may come with the order of the last message instead', () => {
    const { subscribe, say } = createFeed({ firstSeq: 5000, maxHeldMessages: 2 });
    say('fip', 'jazz', 'fip', 'fip', 'jazz');
    expect(subscribe({}, 5004).slice(2)).toEqual(['jazz 5002']);
    expect(subscribe({}, 5003).slice(2)).toEqual(['fip 5003', 'jazz 5002']);
    expect(subscribe({}, 5000).slice(2)[0]).toBe('fip 5001-5001 gone');
    expect(subscribe({}, 4000).slice(2, 4)).toEqual(['fip 0-5001 gone', 'jazz 0-5000 gone']);
    expect(subscribe({}, 9000).slice(2)).toEqual([]);
  });

  it('gets only what fits its subscription, spaced as it would have been', () => {
    const { hub, subscribe, predict } = createFeed();
    for (const wallTimeMs of [0, 1000, 2000, 3000, 4000]) predict('fip', wallTimeMs);
    hub.publish('fip', titleBody('x'));
    hub.publish('fip', detectionBody('began'));
    const wish: Partial<Subscribe> = { since: 0, events: ['prediction', 'detection'] };
    expect(subscribe({ ...wish, minIntervalMs: 2000 }).slice(2)).toEqual([
      'fip 1',
      'fip 3',
      'fip 5',
      'fip 7',
    ]);
  });

  it('gets the past of one subscription only for that one', () => {
    const { subscribe, heard, say } = createFeed();
    subscribe({ id: 'a', stations: ['jazz'] });
    say('fip', 'jazz');
    heard();
    expect(subscribe({ id: 'b', stations: ['fip'], since: 0 }).slice(2)).toEqual(['fip 1']);
    say('fip', 'jazz');
    expect(heard()).toEqual(['fip 2', 'jazz 2']);
  });
});

describe('a client that reads slowly what it missed', () => {
  it('gets it as fast as it reads, and what is new in its turn', () => {
    const { subscribe, giveRoom, heard, say } = createFeed({}, 4);
    say('fip', 'jazz', 'fip');
    expect(subscribe({ since: 0 }).slice(2)).toEqual(['fip 1', 'jazz 1']);
    say('jazz');
    expect(heard()).toEqual([]);
    expect(giveRoom(1)).toEqual(['fip 2']);
    expect(giveRoom(9)).toEqual(['jazz 2']);
    say('jazz');
    expect(heard()).toEqual(['jazz 3']);
  });

  it('is told when it was too slow for what is held', () => {
    const { subscribe, giveRoom, say } = createFeed({ maxHeldMessages: 2 }, 3);
    say('fip', 'fip', 'jazz');
    expect(subscribe({ since: 0 }).slice(2)).toEqual(['fip 1']);
    say('fip', 'fip', 'fip');
    expect(giveRoom(9)).toEqual(['fip 2-3 gone', 'jazz 1', 'fip 4', 'fip 5']);
  });

  it('may subscribe to more meanwhile and gets nothing twice', () => {
    const { subscribe, giveRoom, say } = createFeed({}, 3);
    say('fip', 'fip', 'jazz', 'jazz');
    expect(subscribe({ id: 'a', stations: ['fip'], since: 0 }).slice(2)).toEqual(['fip 1']);
    subscribe({ id: 'b', stations: ['jazz'], since: 0 });
    say('fip', 'jazz');
    expect(giveRoom(99)).toEqual(['fip 2', 'jazz 1', 'jazz 2', 'fip 3', 'jazz 3']);
  });

  it('waits for its turn, and stops when it is gone', async () => {
    const { feed, subscribe, heard, say } = createFeed({}, Infinity, true);
    say(...Array<string>(50).fill('fip'));
    expect(subscribe({ since: 0 })).toEqual(['subscribed', 'snapshot']);
    await new Promise(setImmediate);
    say('fip');
    expect(heard().at(-1)).toBe('fip 51');
    subscribe({ id: 'b', since: 0 });
    feed.stop();
    await new Promise(setImmediate);
    expect(heard()).toEqual([]);
  });
});
