import { describe, expect, it } from 'vitest';
import type { ServerMessage } from '../../../../src/protocol/index.js';
import type { ServerLimits } from '../../../../src/publish/server-limits.js';
import { detectionBody, predictionBody } from '../../../helpers/fake-bodies.js';
import { connectClient, openLiveApi } from '../../../helpers/live-api.js';

/** Long enough that a few hundred fill every buffer between two sockets of one machine. */
const BIG = { ...predictionBody(), top: { label: 'x'.repeat(100_000), confidence: 1 } };
const MESSAGES = 300;

/** A client that does not read and one that does; the second has read all when this resolves. */
const publishToBoth = async (limits: Partial<ServerLimits>) => {
  const { url, hub } = await openLiveApi({ limits });
  const [slow, quick] = [await connectClient(url), await connectClient(url)];
  await slow.subscribe('a');
  await quick.subscribe('a');
  slow.socket.pause();
  const untilRead = (seq: number) =>
    quick.find((message) => 'seq' in message && message.seq === seq);
  for (let seq = 1; seq <= MESSAGES; seq++) {
    hub.publish('fip', BIG);
    await untilRead(seq);
  }
  return { slow, quick, hub, untilRead };
};

const count = (messages: readonly ServerMessage[], type: string): number =>
  messages.filter((message) => message.type === type).length;

describe('a client that does not keep up', () => {
  it('gets the newest and is told how many were left out; detections all reach it', async () => {
    const { slow, quick, hub, untilRead } = await publishToBoth({ maxDropped: 1e9 });
    hub.publish('fip', detectionBody('began'));
    hub.publish('fip', detectionBody('ended'));
    hub.publish('fip', BIG);
    await untilRead(MESSAGES + 3);
    slow.socket.resume();
    await slow.find((message) => message.type === 'prediction' && message.seq === MESSAGES + 3);
    const lagged = slow.messages.filter((message) => message.type === 'lagged');
    const dropped = lagged.reduce((total, message) => total + message.dropped, 0);
    expect(dropped).toBeGreaterThan(0);
    expect(count(slow.messages, 'prediction') + dropped).toBe(MESSAGES + 1);
    expect(count(slow.messages, 'detection')).toBe(2);
    expect(count(quick.messages, 'lagged')).toBe(0);
    expect(count(quick.messages, 'prediction')).toBe(MESSAGES + 1);
  });

  it('is closed with 4008 in the end, the error first, while the other goes on', async () => {
    const { slow, quick } = await publishToBoth({ maxDropped: 20 });
    slow.socket.resume();
    expect(await slow.closed).toMatchObject({ code: 4008 });
    expect(slow.messages.at(-1)).toMatchObject({ type: 'error', code: 4008 });
    expect(count(quick.messages, 'prediction')).toBe(MESSAGES);
  });
});
