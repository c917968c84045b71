import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/logger.js';

const record = (isTTY = false) => {
  let text = '';
  const write = (more: string) => Boolean((text += more));
  const logger = createLogger({ isTTY, write } as unknown as NodeJS.WriteStream);
  return { logger, text: () => text };
};

describe('the log', () => {
  it('is a line of JSON for programs and a short one for people', () => {
    const forPrograms = record();
    forPrograms.logger.warn({ station: 'fip', reason: 'gone' }, 'backoff');
    expect(JSON.parse(forPrograms.text())).toMatchObject({
      level: 40,
      time: expect.any(Number) as number,
      station: 'fip',
      reason: 'gone',
      msg: 'backoff',
    });
    const forPeople = record(true);
    forPeople.logger.warn({ station: 'fip', reason: 'gone' }, 'backoff');
    expect(forPeople.text()).toMatch(/^\d\d:\d\d:\d\d warn backoff station=fip reason=gone\n$/);
  });

  it('holds no password and no key of an address, wherever in a line it stands', () => {
    const secret = fc.stringMatching(/^[a-z]{4}[0-9]{6}$/);
    const place = fc.constantFrom('message', 'field', 'list', 'inner', 'error');
    fc.assert(
      fc.property(secret, place, fc.boolean(), (hidden, where, isTTY) => {
        const { logger, text } = record(isTTY);
        const said = `cannot reach http://me:${hidden}@radio.example/live?token=${hidden}`;
        const fields = {
          message: {},
          field: { reason: said },
          list: { reasons: [said] },
          inner: { one: { other: said } },
          error: { cause: new Error(said) },
        }[where];
        logger.warn(fields, where === 'message' ? said : 'backoff');
        expect(text()).not.toContain(hidden);
        if (!isTTY) expect(text()).toContain('http://radio.example/live?token=…');
      }),
    );
  });

  it('holds no token of Earshot', () => {
    const { logger, text } = record();
    logger.warn({ reason: `wrong: earshot_${'x'.repeat(43)}` }, 'refused');
    expect(text()).toContain('wrong: earshot_…');
    expect(text()).not.toContain('xxx');
  });

  it('takes what refers to itself', () => {
    const { logger, text } = record();
    const fields: Record<string, unknown> = { name: 'loop' };
    fields.self = fields;
    logger.info(fields, 'odd');
    expect(text()).toContain('"msg":"odd"');
  });
});
