import { expect, it, onTestFinished } from 'vitest';
import { EventSource } from 'undici';
import type { ServerMessage } from '../../../../src/protocol/index.js';
import { predictionBody, titleBody } from '../../../helpers/fake-bodies.js';
import { openLiveApi } from '../../../helpers/live-api.js';
import { openDetour } from '../../../helpers/open-detour.js';
import { waitUntil } from '../../../helpers/wait-until.js';

const isSeq = (seq: number) => (message: ServerMessage) => 'seq' in message && message.seq === seq;

it('server-sent events reach an EventSource that we did not write over a lost connection without loss', async () => {
  const { port, hub } = await openLiveApi();
  const detour = await openDetour(port);
  onTestFinished(detour.close);
  const source = new EventSource(`http://127.0.0.1:${detour.port}/v1/events?stations=fip`);
  onTestFinished(() => source.close());
  const messages: ServerMessage[] = [];
  source.onmessage = ({ data }: { data: string }) => void messages.push(JSON.parse(data));
  await waitUntil(() => messages.some(({ type }) => type === 'snapshot'));
  hub.publish('fip', predictionBody());
  await waitUntil(() => messages.some(isSeq(1)));
  const again = new Promise((resolve) => (source.onopen = resolve));
  detour.cut();
  hub.publish('fip', predictionBody());
  hub.publish('fip', titleBody('Solar'));
  await again;
  await waitUntil(() => messages.some(isSeq(3)));
  expect(messages.flatMap((message) => ('seq' in message ? [message.seq] : []))).toEqual([1, 2, 3]);
});
