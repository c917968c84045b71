import { type PlotOptions, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** Colours that stand out on white and on black. */
export const PICTURE_COLOURS = { right: '#2f74d0', wrong: '#d9730d', quiet: '#8b949e' } as const;

/** What a picture says in words above its plot. */
export type PictureText = {
  readonly title: string;
  readonly subtitle: string;
};

const WIDTH = 680;
const HEAD_HEIGHT = 62;
const MARGIN = 20;

const STYLE = `
.earshot-picture { color: #1f2328; }
.earshot-picture .ground { fill: #ffffff; }
@media (prefers-color-scheme: dark) {
  .earshot-picture { color: #e6edf3; }
  .earshot-picture .ground { fill: #0d1117; }
}`;

type Page = ReturnType<typeof parseHTML>;
type Drawn = ReturnType<Page['document']['createElement']>;

const element = (
  { document }: Page,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text = '',
): Drawn => {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name) as Drawn;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
};

/** Positions to a hundredth of a pixel: the files stay small and alike on every machine. */
const rounded = (svg: string): string =>
  svg.replace(/(?<==")[^"<>]*(?=")/g, (value) => value.replace(/(\d+\.\d{2})\d+/g, '$1'));

const frame = (page: Page, { title, subtitle }: PictureText, height: number): Drawn => {
  const whole = HEAD_HEIGHT + height;
  const picture = element(page, 'svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    class: 'earshot-picture',
    viewBox: `0 0 ${WIDTH} ${whole}`,
    width: WIDTH,
    height: whole,
    role: 'img',
    'aria-label': `${title}. ${subtitle}`,
    'font-family': 'system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif',
    color: '#1f2328',
    fill: 'currentColor',
  });
  picture.append(
    element(page, 'style', {}, STYLE),
    element(page, 'rect', { class: 'ground', width: WIDTH, height: whole, rx: 8, fill: '#ffffff' }),
    element(page, 'text', { x: MARGIN, y: 30, 'font-size': 18, 'font-weight': 600 }, title),
    element(page, 'text', { x: MARGIN, y: 51, 'font-size': 12.5, opacity: 0.75 }, subtitle),
  );
  return picture;
};

/**
 * Draws a plot under its title as a whole SVG file that needs nothing else and can be read on light
 * and on dark ground. Heights are pixels without the title's.
 */
export const drawPlot = (
  text: PictureText,
  options: PlotOptions & { readonly height: number },
): string => {
  const page = parseHTML('<!doctype html><html><body></body></html>');
  const drawn = plot({
    ...options,
    document: page.document,
    width: WIDTH,
    style: { fontSize: '12px', background: 'none', fontFamily: 'inherit' },
  }) as unknown as Drawn;
  drawn.setAttribute('y', String(HEAD_HEIGHT));
  const picture = frame(page, text, options.height);
  picture.append(drawn);
  return `${rounded(picture.outerHTML)}\n`;
};
