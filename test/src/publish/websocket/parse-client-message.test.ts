import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientMessageSchema } from '../../../../src/protocol/index.js';
import { parseClientMessage } from '../../../../src/publish/websocket/parse-client-message.js';

const id = fc.string({ minLength: 1, maxLength: 64 });
const valid = fc.oneof(
  fc.record({ type: fc.constant('unsubscribe'), id }),
  fc.record(
    {
      type: fc.constant('subscribe'),
      id,
      stations: fc.array(fc.string({ minLength: 1, maxLength: 20 })),
      events: fc.array(fc.constantFrom('prediction', 'detection', 'status', 'metadata'), {
        minLength: 1,
      }),
    },
    { requiredKeys: ['type', 'id'] },
  ),
);

describe('parseClientMessage', () => {
  it('reads every valid message back as it was written, fields it does not know left out', () => {
    fc.assert(
      fc.property(valid, fc.jsonValue(), (message, unknown) => {
        const data = Buffer.from(JSON.stringify({ ...message, unknown }));
        expect(parseClientMessage(data, false)).toEqual({ ok: true, message });
      }),
    );
  });

  it('answers every other frame with an error and never throws', () => {
    const bytes = fc.oneof(
      fc.uint8Array().map((each) => Buffer.from(each)),
      fc.json().map((each) => Buffer.from(each)),
      fc
        .object({ key: fc.constantFrom('type', 'id', 'stations', '__proto__') })
        .map((each) =>
          Buffer.from(
            JSON.stringify(each, (_, value: unknown) => (typeof value === 'bigint' ? 1 : value)),
          ),
        ),
    );
    fc.assert(
      fc.property(bytes, fc.boolean(), (data, isBinary) => {
        const parsed = parseClientMessage(data, isBinary);
        if (parsed.ok) clientMessageSchema.parse(parsed.message);
        else expect(parsed.error).toMatchObject({ type: 'error', code: 4400 });
      }),
    );
  });
});
