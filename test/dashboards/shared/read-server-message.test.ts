import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readServerMessage } from '../../../dashboards/shared/read-server-message.js';
import { welcomeTo } from '../../helpers/dashboard-messages.js';

describe('readServerMessage', () => {
  it('reads a message of the protocol', () => {
    const welcome = welcomeTo('demo');
    expect(readServerMessage(JSON.stringify(welcome))).toEqual(welcome);
  });

  it('leaves out fields that it does not know', () => {
    const frame = JSON.stringify({ type: 'unsubscribed', id: 'a', colour: 'red' });
    expect(readServerMessage(frame)).toEqual({ type: 'unsubscribed', id: 'a' });
  });

  it('ignores a message type that it does not know', () => {
    expect(readServerMessage('{"type":"weather","from":1,"to":2}')).toBeUndefined();
  });

  it('throws for a known message with wrong fields', () => {
    expect(() => readServerMessage('{"type":"heartbeat"}')).toThrow('seqs');
  });

  it('takes control characters out of what strangers write', () => {
    const frame = JSON.stringify({
      type: 'metadata',
      station: 'demo',
      seq: 1,
      title: 'A\u001B[2J\u0007B\u202E\nC',
      wallTimeMs: 1,
    });
    expect(readServerMessage(frame)).toMatchObject({ title: 'A[2JBC' });
  });

  it('gives a message, nothing or an Error, whatever comes', () => {
    const read = (frame: unknown): unknown => {
      try {
        return readServerMessage(frame);
      } catch (error) {
        return error;
      }
    };
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.anything()), (frame) => {
        const result = read(frame);
        expect(
          result === undefined || result instanceof Error || 'type' in (result as object),
        ).toBe(true);
      }),
    );
  });
});
