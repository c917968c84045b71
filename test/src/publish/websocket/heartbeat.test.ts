import { describe, expect, it } from 'vitest';
import { titleBody } from '../../../helpers/fake-bodies.js';
import { connectClient, openLiveApi } from '../../../helpers/live-api.js';

describe('the heartbeat', () => {
  it('tells the last seq of each station, also to those who asked for nothing', async () => {
    const { url, hub, heartbeats$ } = await openLiveApi();
    const client = await connectClient(url);
    hub.publish('jazz', titleBody('a'));
    hub.publish('jazz', titleBody('b'));
    heartbeats$.next();
    expect(await client.find(({ type }) => type === 'heartbeat')).toEqual({
      type: 'heartbeat',
      wallTimeMs: 5000,
      seqs: { fip: 0, jazz: 2 },
    });
  });

  it('cuts a client that missed two pongs and keeps one that answers', async () => {
    const { url, heartbeats$ } = await openLiveApi();
    const dead = await connectClient(url, { autoPong: false });
    const alive = await connectClient(url);
    for (let beat = 1; beat <= 4; beat++) {
      const pinged = new Promise((resolve) => alive.socket.once('ping', resolve));
      heartbeats$.next();
      await pinged;
      // The pong is sent before this question, so it was read when the answer comes.
      await alive.subscribe(`after-${beat}`);
    }
    expect(await dead.closed).toMatchObject({ code: 1006 });
    expect(dead.messages.filter(({ type }) => type === 'heartbeat')).toHaveLength(2);
    expect(alive.messages.filter(({ type }) => type === 'heartbeat')).toHaveLength(4);
  });
});
