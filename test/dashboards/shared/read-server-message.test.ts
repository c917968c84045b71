import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readServerMessage } from '../../../dashboards/shared/read-server-message.js';
import { welcomeTo } from '../../helpers/dashboard-messages.js';

describe('readServerMessage', () => {
  it('reads a message of the protocol', () => {
    const welcome = welcomeTo('demo');
    expect(readServerMessage(JSON.stringify(welcome))).toEqual({
      type: 'message',
      message: welcome,
    });
  });

  it('leaves out fields that it does not know', () => {
    const frame = JSON.stringify({ type: 'unsubscribed', id: 'a', colour: 'red' });
    expect(readServerMessage(frame)).toEqual({
      type: 'message',
      message: { type: 'unsubscribed', id: 'a' },
    });
  });

  it('ignores a message type that it does not know', () => {
    expect(readServerMessage('{"type":"weather","from":1,"to":2}')).toBeUndefined();
  });

  it('calls a known message with wrong fields unreadable', () => {
    expect(readServerMessage('{"type":"heartbeat"}')).toEqual({ type: 'unreadable' });
  });

  it('takes control characters out of what strangers write', () => {
    const frame = JSON.stringify({
      type: 'metadata',
      station: 'demo',
      seq: 1,
      title: 'A\u001B[2J\u0007B\u202E\nC',
      wallTimeMs: 1,
    });
    expect(readServerMessage(frame)).toMatchObject({ message: { title: 'A[2JBC' } });
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.anything()), (frame) => {
        readServerMessage(frame);
      }),
    );
  });
});
