import { createAnsiSequenceParser, createColorPalette } from 'ansi-sequence-parser';

const CELL = { width: 9, height: 19 };
const FONT_SIZE = 15;
const MARGIN = 14;
const TITLE_BAR = 30;
const INK = '#d6dce5';
const PAPER = '#11151c';
const EIGHTHS_WIDE = ' ▏▎▍▌▋▊▉█';
const EIGHTHS_HIGH = ' ▁▂▃▄▅▆▇█';
const SHADES = { '░': 0.25, '▒': 0.5, '▓': 0.75 };
/** Lines of a frame, drawn so that neighbours join whatever the font; from the left upper corner. */
const LINES = {
  '─': '',
  '│': 'v19',
  '╭': 'v-4q0 -5.5 4.5 -5.5',
  '╮': 'v-4q0 -5.5 -4.5 -5.5',
  '╰': 'v4q0 5.5 4.5 5.5',
  '╯': 'v4q0 5.5 -4.5 5.5',
};
const palette = createColorPalette();

const escape = (text) =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);

const rect = (x, y, width, height, fill, opacity = 1) =>
  `<rect x="${+x.toFixed(2)}" y="${+y.toFixed(2)}" width="${+width.toFixed(2)}" height="${+height.toFixed(2)}" ` +
  `fill="${fill}" shape-rendering="crispEdges"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;

/** The part of a cell that a block character fills: [x, y, width, height, opacity], or undefined. */
const blockOf = (character) => {
  const wide = EIGHTHS_WIDE.indexOf(character);
  if (wide > 0) return [0, 0, wide / 8, 1, 1];
  const high = EIGHTHS_HIGH.indexOf(character);
  if (high > 0) return [0, 1 - high / 8, 1, high / 8, 1];
  return character in SHADES ? [0, 0, 1, 1, SHADES[character]] : undefined;
};

const kindOf = (character) => {
  if (blockOf(character)) return 'block';
  return character in LINES ? 'line' : 'text';
};

/** A styled piece of a row cut into runs of blocks, of frame lines, and of text. */
const cut = (text) => {
  const runs = [];
  for (const [index, character] of [...text].entries()) {
    const kind = kindOf(character);
    const last = runs.at(-1);
    const isSame = kind === 'text' ? last?.kind === 'text' : last?.text.endsWith(character);
    if (isSame && (kind !== 'line' || character === '─')) last.text += character;
    else runs.push({ kind, text: character, offset: index });
  }
  return runs;
};

// Edges on whole pixels: neighbours neither overlap nor leave a gap.
const drawBlock = ({ text, x, y, colour, opacity }) => {
  const [left, top, width, height, shade] = blockOf(text[0]);
  const cells = width === 1 ? text.length : width;
  const upper = Math.round(top * CELL.height);
  return rect(
    x + left * CELL.width,
    y + upper,
    Math.round(cells * CELL.width),
    Math.round((top + height) * CELL.height) - upper,
    colour,
    opacity * shade,
  );
};

const drawLine = ({ text, x, y, colour, opacity }) => {
  const middle = x + CELL.width / 2;
  if (text[0] === '─') {
    return rect(x, y + CELL.height / 2 - 0.5, text.length * CELL.width, 1, colour, opacity);
  }
  const start = '╭╮'.includes(text) ? y + CELL.height : y;
  return `<path d="M${middle} ${start}${LINES[text]}" fill="none" stroke="${colour}" opacity="${opacity}"/>`;
};

const drawWord = ({ word, x, y, colour, opacity, bold }) => {
  const weight = bold ? ' font-weight="bold"' : '';
  const faint = opacity < 1 ? ` opacity="${opacity}"` : '';
  return (
    `<text x="${+x.toFixed(2)}" y="${+(y + CELL.height * 0.74).toFixed(2)}" ` +
    `textLength="${+([...word].length * CELL.width).toFixed(2)}" fill="${colour}"${weight}${faint}>${escape(word)}</text>`
  );
};

// Browsers make one blank of several, so words that are further apart are placed each by itself.
const drawText = ({ text, x, ...look }) =>
  [...text.matchAll(/\S+(?: \S+)*/g)]
    .map(({ 0: word, index }) => {
      const cells = [...text.slice(0, index)].length;
      return drawWord({ word, x: x + cells * CELL.width, ...look });
    })
    .join('');

const DRAW = { block: drawBlock, line: drawLine, text: drawText };

const drawToken = ({ value, foreground, background, decorations }, x, y) => {
  const colour = foreground ? palette.value(foreground) : INK;
  const bold = decorations.has('bold');
  const opacity = decorations.has('dim') ? 0.5 : 1;
  const paper = background
    ? [rect(x, y, value.length * CELL.width, CELL.height, palette.value(background))]
    : [];
  const runs = cut(value).map(({ kind, text, offset }) =>
    DRAW[kind]({ text, x: x + offset * CELL.width, y, colour, opacity, bold }),
  );
  return [...paper, ...runs].filter(Boolean);
};

/** One row of tokens, as `readScreen` gives them, as a list of shapes. */
export const drawRow = (tokens, row) => {
  let column = 0;
  return tokens.flatMap((token) => {
    const x = MARGIN + column * CELL.width;
    column += [...token.value].length;
    return drawToken(token, x, TITLE_BAR + row * CELL.height);
  });
};

/** The rows of a screen as `tmux capture-pane -e -p` prints it, each as styled tokens; `count` of them. */
export const readScreen = (screen, count) => {
  const parser = createAnsiSequenceParser();
  const lines = screen.split('\n');
  return Array.from({ length: count }, (_, row) => parser.parse(lines[row] ?? ''));
};

const drawWindow = (width, height, title) => [
  `<rect width="${width}" height="${height}" rx="10" fill="${PAPER}"/>`,
  ...['#e0605a', '#d9a441', '#5ba053'].map(
    (colour, index) => `<circle cx="${20 + index * 18}" cy="17" r="5.5" fill="${colour}"/>`,
  ),
  `<text x="${width / 2}" y="21" text-anchor="middle" fill="#8b95a5">${escape(title)}</text>`,
];

/** The beginning of a picture: a dark window for so many cells. */
export const openSvg = ({ columns, rows, title }) => {
  const width = Math.ceil(columns * CELL.width + 2 * MARGIN);
  const height = Math.ceil(rows * CELL.height + TITLE_BAR + MARGIN);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
      `font-family="ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${FONT_SIZE}" xml:space="preserve">`,
    `<title>${escape(title)}</title>`,
    ...drawWindow(width, height, title),
  ];
};

/** The end of a picture. */
export const closeSvg = ['</svg>', ''];

/**
 * Draws a screen as `tmux capture-pane -e -p` prints it: a dark window, text on the grid of the
 * terminal whatever the font, blocks and frames as shapes.
 */
export const ansiScreenToSvg = (screen, { columns, title }) => {
  const rows = screen.replace(/\n+$/, '').split('\n').length;
  const shapes = readScreen(screen, rows).flatMap(drawRow);
  return [...openSvg({ columns, rows, title }), ...shapes, ...closeSvg].join('\n');
};
