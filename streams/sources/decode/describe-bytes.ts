import { isText } from './is-text.js';

const SHOWN_CHARACTERS = 40;
const SHOWN_BYTES = 8;

const OTHERS: ReadonlyArray<readonly [RegExp, string]> = [
  [/^[^]{4}ftyp/, 'an MP4 or M4A file'],
  [/^%PDF/, 'a PDF file'],
  [/^PK\x03\x04/, 'a ZIP file'],
  [/^\x89PNG|^\xff\xd8\xff|^GIF8/, 'a picture'],
  [/^\x1aE\xdf\xa3/, 'a Matroska or WebM file'],
  [/^FORM/, 'an AIFF file'],
  [/^G[^]{187}G/, 'an MPEG transport stream'],
];

/** Says in a few words what bytes that are no audio look like: `HTML starting with "<!doctype…"`. */
export const describeBytes = (head: Uint8Array): string => {
  const latin = Buffer.from(head.subarray(0, 512)).toString('latin1');
  const other = OTHERS.find(([pattern]) => pattern.test(latin));
  if (other !== undefined) return other[1];
  if (!isText(head)) {
    return `unknown bytes starting with ${Buffer.from(head.subarray(0, SHOWN_BYTES)).toString('hex')}`;
  }
  const text = Buffer.from(head.subarray(0, 512)).toString('utf8');
  const shown = text.trim().replace(/\s+/g, ' ').slice(0, SHOWN_CHARACTERS);
  const kind = /^\s*<(!doctype html|html|head|body)/i.test(text) ? 'HTML' : 'text';
  return `${kind} starting with "${shown}"`;
};
