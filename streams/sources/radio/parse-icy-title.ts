import { decodeHTMLStrict } from 'entities';

const TITLE = /StreamTitle='([^]*?)'(?:;\s*(?=$|\w+=)|;?\s*$)/;

/**
 * The track title in one block of ICY metadata, UTF-8 or Latin-1; quotes inside a title are kept. Playout systems
 * write HTML into it (`&#8211;`, `&amp;`), which is taken back.
 * Undefined when the block names none.
 */
export const parseIcyTitle = (block: Uint8Array): string | undefined => {
  const text = toText(block).replace(/\0+$/, '');
  const title = decodeHTMLStrict(TITLE.exec(text)?.[1] ?? '').trim();
  return title === '' ? undefined : title;
};

const toText = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
};
