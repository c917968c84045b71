import { describe, expect, it } from 'vitest';
import type { ServerMessage } from '../../../src/protocol/index.js';
import { toFrame } from '../../../src/publish/hub/frame.js';
import { createSendQueue } from '../../../src/publish/send-queue.js';
import { detectionBody, predictionBody } from '../../helpers/fake-bodies.js';

const prediction = (station: string, seq: number) =>
  toFrame({ ...predictionBody(), station, seq } as ServerMessage);
const detection = (station: string, seq: number) =>
  toFrame({ ...detectionBody('began'), station, seq } as ServerMessage);
const heartbeat = (wallTimeMs: number) => toFrame({ type: 'heartbeat', wallTimeMs, seqs: {} });

const short = (message: ServerMessage): string => {
  if (message.type === 'lagged') return `lagged ${message.station} ${message.dropped}`;
  if (message.type === 'heartbeat') return `heartbeat ${message.wallTimeMs}`;
  return 'seq' in message ? `${message.type} ${message.station} ${message.seq}` : message.type;
};

/** A queue in front of a socket that takes one message at a time, and is written out by `write`. */
const createQueue = (limits: { maxQueuedBytes?: number; maxDropped?: number } = {}) => {
  const sent: string[] = [];
  const unwritten: (() => void)[] = [];
  let complaints = 0;
  const outlet = {
    get bufferedAmount() {
      return unwritten.length;
    },
    send: (data: Buffer, written: () => void) => {
      sent.push(short(JSON.parse(data.toString()) as ServerMessage));
      unwritten.push(written);
    },
  };
  const all = { highWaterBytes: 1, maxQueuedBytes: 1e6, maxDropped: 1e6, ...limits };
  const queue = createSendQueue(outlet, all, () => complaints++);
  const write = () => {
    for (let next = unwritten.shift(); next; next = unwritten.shift()) next();
  };
  return { ...queue, sent, write, complaints: () => complaints };
};

describe('createSendQueue', () => {
  it('sends at once while the client keeps up', () => {
    const { push, write, sent, dropped } = createQueue();
    [1, 2, 3].forEach((seq) => {
      push(prediction('fip', seq));
      write();
    });
    expect(sent).toEqual(['prediction fip 1', 'prediction fip 2', 'prediction fip 3']);
    expect(dropped()).toBe(0);
  });

  it('keeps the newest prediction of each station, every detection, and tells what it left out', () => {
    const { push, write, sent, dropped } = createQueue();
    push(prediction('fip', 1));
    push(prediction('fip', 2));
    push(detection('fip', 3));
    push(prediction('jazz', 1));
    push(prediction('fip', 4));
    push(detection('fip', 5));
    push(prediction('fip', 6));
    expect(sent).toEqual(['prediction fip 1']);
    write();
    expect(sent.slice(1)).toEqual([
      'detection fip 3',
      'prediction jazz 1',
      'detection fip 5',
      'lagged fip 2',
      'prediction fip 6',
    ]);
    expect(dropped()).toBe(2);
  });

  it('replaces a heartbeat that waits without a word', () => {
    const { push, write, sent, dropped } = createQueue();
    [1, 2, 3].forEach((wallTimeMs) => push(heartbeat(wallTimeMs)));
    write();
    expect(sent).toEqual(['heartbeat 1', 'heartbeat 3']);
    expect(dropped()).toBe(0);
  });

  it('complains when too many bytes wait', () => {
    const bytes = detection('fip', 1).data.length;
    const { push, complaints } = createQueue({ maxQueuedBytes: 2 * bytes });
    [1, 2, 3].forEach((seq) => push(detection('fip', seq)));
    expect(complaints()).toBe(0);
    push(detection('fip', 4));
    expect(complaints()).toBe(1);
  });

  it('complains when too much was left out since the client last kept up', () => {
    const { push, write, complaints } = createQueue({ maxDropped: 2 });
    for (let round = 0; round < 3; round++) {
      [1, 2, 3, 4].forEach((seq) => push(prediction('fip', seq)));
      write();
    }
    expect(complaints()).toBe(0);
    [1, 2, 3, 4, 5].forEach((seq) => push(prediction('fip', seq)));
    expect(complaints()).toBe(1);
  });

  it('says all that waits when it is flushed, however far behind the client is', () => {
    const { push, flush, sent } = createQueue();
    [prediction('a', 1), prediction('a', 2), detection('a', 3), prediction('a', 4)].forEach(push);
    flush();
    expect(sent).toEqual(['prediction a 1', 'detection a 3', 'lagged a 1', 'prediction a 4']);
  });

  it('tells when it is free again, and not before', () => {
    const { push, isFree, whenFree, write } = createQueue();
    let told = 0;
    whenFree(() => (told += 1));
    expect(isFree()).toBe(true);
    push(prediction('a', 1));
    expect([isFree(), told]).toEqual([false, 0]);
    write();
    expect([isFree(), told]).toEqual([true, 1]);
  });
});
