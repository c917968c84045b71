import { afterEach, describe, expect, it, vi } from 'vitest';
import { predictionBody } from '../../../helpers/fake-bodies.js';
import { connectClient, openLiveApi } from '../../../helpers/live-api.js';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(open.splice(0).map((close) => close()));
});

describe('a message to many clients', () => {
  it('is serialised once, and once more for each topK', async () => {
    const { url, hub } = await openLiveApi();
    const clients = await Promise.all(Array.from({ length: 12 }, () => connectClient(url)));
    await Promise.all(
      clients.map((client, index) => client.subscribe('a', index % 2 ? {} : { topK: 1 })),
    );
    const stringify = vi.spyOn(JSON, 'stringify');
    const { seq } = hub.publish('fip', predictionBody());
    await Promise.all(
      clients.map(({ find }) =>
        find((message) => message.type === 'prediction' && message.seq === seq),
      ),
    );
    const predictions = stringify.mock.calls.filter(
      ([value]) => (value as { type?: unknown } | undefined)?.type === 'prediction',
    );
    expect(predictions).toHaveLength(2);
  });
});
