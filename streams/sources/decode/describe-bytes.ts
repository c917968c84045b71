import { isText } from './is-text.js';

const SHOWN_CHARACTERS = 40;
const SHOWN_BYTES = 8;

const OTHERS: ReadonlyArray<readonly [offset: number, magic: string, name: string]> = [
  [4, 'ftyp', 'an MP4 or M4A file'],
  [0, '%PDF', 'a PDF file'],
  [0, 'PK', 'a ZIP file'],
  [1, 'PNG', 'a picture'],
  [0, '\xff\xd8\xff', 'a picture'],
  [0, 'GIF8', 'a picture'],
  [1, 'E\xdf\xa3', 'a Matroska or WebM file'],
  [0, 'FORM', 'an AIFF file'],
];

/** Says in a few words what bytes that are no audio look like: `HTML starting with "<!doctype…"`. */
export const describeBytes = (head: Uint8Array): string => {
  const latin = Buffer.from(head.subarray(0, 512)).toString('latin1');
  const other = OTHERS.find(([offset, magic]) => latin.startsWith(magic, offset));
  if (other !== undefined) return other[2];
  if (!isText(head)) {
    return `unknown bytes starting with ${Buffer.from(head.subarray(0, SHOWN_BYTES)).toString('hex')}`;
  }
  const text = Buffer.from(head.subarray(0, 512)).toString('utf8');
  const shown = text.trim().replace(/\s+/g, ' ').slice(0, SHOWN_CHARACTERS);
  const kind = /^\s*<(!doctype html|html|head|body)/i.test(text) ? 'HTML' : 'text';
  return `${kind} starting with "${shown}"`;
};
