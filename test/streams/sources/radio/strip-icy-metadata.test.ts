import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIcyTitle } from '../../../../streams/sources/radio/parse-icy-title.js';
import { stripIcyMetadata } from '../../../../streams/sources/radio/strip-icy-metadata.js';
import { cutInPieces } from '../../../helpers/cut-in-pieces.js';

const blockOf = (title: string): Buffer => {
  const text = Buffer.from(title === '' ? '' : `StreamTitle='${title}';StreamUrl='';`);
  const units = Math.ceil(text.length / 16);
  return Buffer.concat([Buffer.from([units]), text, Buffer.alloc(units * 16 - text.length)]);
};

describe('stripIcyMetadata', () => {
  it('gives back the audio and the titles wherever the pieces are cut', async () => {
    const titles = fc.array(fc.constantFrom('', 'Plain', "It's; 'Quoted'", 'Søn – 東京'), {
      minLength: 1,
    });
    const cuts = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(
        titles,
        fc.integer({ min: 1, max: 40 }),
        cuts,
        async (told, interval, lengths) => {
          const audio = Buffer.from(
            Array.from({ length: told.length * interval }, (_, i) => i % 251),
          );
          const sent = Buffer.concat(
            told.flatMap((title, i) => [
              audio.subarray(i * interval, (i + 1) * interval),
              blockOf(title),
            ]),
          );
          const heard: string[] = [];
          const kept: Uint8Array[] = [];
          const pieces = cutInPieces(sent, lengths);
          for await (const piece of stripIcyMetadata(pieces, interval, (title) =>
            heard.push(title),
          )) {
            kept.push(piece);
          }
          expect(Buffer.concat(kept).equals(audio)).toBe(true);
          expect(heard).toEqual(told.filter((title) => title !== ''));
        },
      ),
    );
  });
});

describe('parseIcyTitle', () => {
  it.each([
    ["StreamTitle='A - B';", 'A - B'],
    ["StreamTitle='Rock 'n' Roll';StreamUrl='http://a';", "Rock 'n' Roll"],
    ["StreamTitle='no semicolon'", 'no semicolon'],
    ["StreamTitle='R&#38;B &#8211; &quot;Ol&#039; Man&quot; &amp; Co.';", 'R&B – "Ol\' Man" & Co.'],
    ["StreamTitle='AT&T, Rock &notes; P&L';", 'AT&T, Rock &notes; P&L'],
    ["StreamTitle='&nbsp;';", undefined],
    ["StreamTitle='';", undefined],
    ["StreamUrl='x';", undefined],
  ])('reads %s', (text, title) => {
    expect(parseIcyTitle(Buffer.from(`${text}\0\0\0`))).toBe(title);
  });

  it('reads Latin-1 where the bytes are no UTF-8', () => {
    expect(parseIcyTitle(Buffer.from("StreamTitle='Café';", 'latin1'))).toBe('Café');
  });
});
