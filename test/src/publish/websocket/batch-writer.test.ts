import { once } from 'node:events';
import { PassThrough, type Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as ws from 'ws';
import { createEmptyBatch } from '../../../../src/publish/websocket/batch.js';
import { createBatchWriter } from '../../../../src/publish/websocket/batch-writer.js';

// The part of ws that reads frames; its types leave it out.
const { Receiver } = ws as unknown as {
  readonly Receiver: new (options: { isServer: boolean }) => Writable;
};

const nothing = () => {};

/** What a stream was told, write by write. */
const createStream = () => {
  const stream = new PassThrough({ highWaterMark: 1e6 });
  const writes: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => writes.push(chunk));
  return { stream, writes };
};

describe('a batch', () => {
  it('is one for all who got the same messages, and put together once', () => {
    const empty = createEmptyBatch();
    const [a, b] = [Buffer.from('a'), Buffer.from('b')];
    expect(empty.with(a).with(b)).toBe(empty.with(a).with(b));
    expect(empty.with(a).with(b).toWire()).toBe(empty.with(a).with(b).toWire());
    expect(empty.with(b).with(a)).not.toBe(empty.with(a).with(b));
  });

  it('is read by another WebSocket as the messages that went in', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(125, 126, 127, 65_535, 65_536).map((length) => 'x'.repeat(length)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async (texts) => {
        const batch = texts.reduce((all, each) => all.with(Buffer.from(each)), createEmptyBatch());
        const receiver = new Receiver({ isServer: false });
        const heard: string[] = [];
        receiver.on('message', (data: Buffer) => heard.push(data.toString()));
        receiver.end(batch.toWire());
        await once(receiver, 'finish');
        expect(heard).toEqual(texts);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a batch writer', () => {
  it('writes what is said in one go in one write, and tells when it is out', async () => {
    const { outletOf } = createBatchWriter();
    const { stream, writes } = createStream();
    const outlet = outletOf(stream, () => true);
    let told = 0;
    for (const text of ['one', 'two', 'three']) outlet.send(Buffer.from(text), () => (told += 1));
    expect(outlet.bufferedAmount).toBe('onetwothree'.length);
    await nextTurn();
    await nextTurn();
    expect(writes.map(String)).toEqual(
      ['\u0081\u0003one\u0081\u0003two\u0081\u0005three'].map(latin),
    );
    expect(told).toBe(1);
    expect(outlet.bufferedAmount).toBe(0);
  });

  it('writes at once when asked to, and nothing twice', async () => {
    const { outletOf } = createBatchWriter();
    const { stream, writes } = createStream();
    const outlet = outletOf(stream, () => true);
    outlet.send(Buffer.from('last words'), nothing);
    outlet.flush();
    await nextTurn();
    await nextTurn();
    expect(writes).toHaveLength(1);
  });

  it('writes nothing to a socket that has closed meanwhile', async () => {
    const { outletOf } = createBatchWriter();
    const { stream, writes } = createStream();
    let isOpen = true;
    outletOf(stream, () => isOpen).send(Buffer.from('late'), nothing);
    isOpen = false;
    await nextTurn();
    await nextTurn();
    expect(writes).toEqual([]);
  });
});

/** As a chunk of these bytes reads as text. */
const latin = (bytes: string): string => Buffer.from(bytes, 'latin1').toString();
