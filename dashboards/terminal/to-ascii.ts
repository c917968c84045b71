import stringWidth from 'string-width';

const SIGNS: Readonly<Record<string, string>> = {
  '█': '#',
  '▉': '#',
  '▊': '#',
  '▋': '#',
  '▌': '=',
  '▍': '=',
  '▎': '-',
  '▏': '-',
  '▁': '.',
  '▂': '.',
  '▃': ':',
  '▄': ':',
  '▅': '+',
  '▆': '+',
  '▇': '#',
  '░': '.',
  '▒': ':',
  '▓': '+',
  '╌': '.',
  '─': '-',
  '│': '|',
  '╭': '+',
  '╮': '+',
  '♪': '*',
  '♫': '*',
  '▸': '>',
  '▶': '>',
  '■': '#',
  '◌': 'o',
  '●': '*',
  '↻': '@',
  '⏸': '=',
  '✗': 'x',
  '“': '"',
  '”': '"',
  '’': "'",
  '·': '.',
  '…': '~',
  '–': '-',
  '—': '-',
  '♯': '#',
  '◖': '(',
  '◗': ')',
  '↑': '^',
  '↓': 'v',
  '⏎': '<',
};

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const translate = (sign: string): string => {
  const known = SIGNS[sign];
  if (known !== undefined) return known;
  const base = sign.normalize('NFKD').replace(/\p{M}/gu, '');
  const width = stringWidth(sign);
  return /^[ -~]+$/.test(base) && base.length === width ? base : '?'.repeat(width);
};

const IS_ASCII = /^[ -~]*$/;

/** The text in plain ASCII and in just as many cells: signs become similar ones, unknown letters `?`. */
export const toAscii = (text: string): string =>
  IS_ASCII.test(text)
    ? text
    : Array.from(graphemes.segment(text), ({ segment }) => translate(segment)).join('');
