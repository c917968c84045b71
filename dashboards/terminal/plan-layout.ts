/** Size of the terminal in cells. */
export type Size = { readonly columns: number; readonly rows: number };

/** What there is to place; each part takes so many rows, 0 when it is left out. */
export type Part =
  | 'header'
  | 'footer'
  | 'stations'
  | 'title'
  | 'verdict'
  | 'model'
  | 'level'
  | 'bars'
  | 'barGaps'
  | 'blanks'
  | 'descriptors'
  | 'pitch'
  | 'strip'
  | 'titles'
  | 'axis'
  | 'graph'
  | 'legend'
  | 'detections'
  | 'frames';

/** The plan of one screen. */
export type Layout = {
  readonly columns: number;
  /** One less than the terminal has: at full height terminals flicker. */
  readonly height: number;
  /** Panels side by side, else all below each other. */
  readonly framed: boolean;
  /** Of the left column, with its frame; 0 when there is none. */
  readonly sideWidth: number;
  readonly rows: Readonly<Record<Part, number>>;
};

type Wish = readonly [part: Part, rows: number];

/** What the parts are for. */
export type Contents = {
  readonly stationCount: number;
  /** Whether the station that is looked at tells descriptors. */
  readonly described: boolean;
};

const SMALLEST_FRAMED: Size = { columns: 76, rows: 22 };
/** Ten letters with their names, and the room for them in a frame. */
const LEGEND_COLUMNS = 88;
const GENRE_COUNT = 10;
const NOTHING: Readonly<Record<Part, number>> = {
  header: 0,
  footer: 0,
  stations: 0,
  title: 0,
  verdict: 0,
  model: 0,
  level: 0,
  bars: 0,
  barGaps: 0,
  blanks: 0,
  descriptors: 0,
  pitch: 0,
  strip: 0,
  titles: 0,
  axis: 0,
  graph: 0,
  legend: 0,
  detections: 0,
  frames: 0,
};

const times = (count: number, wish: Wish): readonly Wish[] =>
  Array.from({ length: Math.max(0, count) }, () => wish);

// The most important first: what comes last is dropped first.
const stackedWishes = (columns: number, { stationCount, described }: Contents): readonly Wish[] => [
  ['header', 1],
  ['stations', 1],
  ...times(3, ['bars', 1]),
  ['footer', 1],
  ['verdict', 1],
  ['level', 1],
  ...times(GENRE_COUNT - 3, ['bars', 1]),
  ['strip', 1],
  ['title', 1],
  ...times(described ? 1 : 0, ['descriptors', 1]),
  ['pitch', 1],
  ['axis', 1],
  ['titles', 1],
  ...times(Math.min(stationCount, 4) - 1, ['stations', 1]),
  ...times(3, ['detections', 1]),
  ...times(described ? 1 : 0, ['descriptors', 1]),
  ['model', 1],
  ['blanks', 3],
  ...times(3, ['graph', 1]),
  ...(columns >= LEGEND_COLUMNS ? times(1, ['legend', 1]) : []),
  ...times(Math.min(stationCount, 12) - 4, ['stations', 1]),
  ...times(12, ['detections', 1]),
  ...times(5, ['graph', 1]),
];

const framedWishes = (columns: number, described: boolean): readonly Wish[] => [
  ['header', 1],
  ['footer', 1],
  ['title', 1],
  ['verdict', 1],
  ['level', 1],
  ['bars', GENRE_COUNT],
  ['frames', 4],
  ['strip', 1],
  ['axis', 1],
  ['titles', 1],
  ...times(described ? 1 : 0, ['descriptors', 1]),
  ['pitch', 1],
  ...times(described ? 1 : 0, ['descriptors', 1]),
  ['model', 1],
  ['blanks', 3],
  ...(columns >= LEGEND_COLUMNS ? times(1, ['legend', 1]) : []),
  ...times(2, ['graph', 1]),
  ['pitch', 1],
  ...times(2, ['graph', 1]),
  ['barGaps', GENRE_COUNT - 1],
  ...times(12, ['graph', 1]),
];

const grant = (wishes: readonly Wish[], height: number): Readonly<Record<Part, number>> => {
  const rows = { ...NOTHING };
  let left = height;
  for (const [part, wanted] of wishes) {
    if (wanted <= left) {
      rows[part] += wanted;
      left -= wanted;
    }
  }
  return rows;
};

const planFramed = (columns: number, height: number, contents: Contents): Layout => {
  const rows = grant(framedWishes(columns, contents.described), height);
  const strip = rows.strip + rows.titles + rows.axis + rows.graph + rows.legend + 2;
  const side = height - rows.header - rows.footer - strip;
  // The left column: stations in a frame, and below them the detections in another if three fit.
  const stations = Math.max(1, Math.min(contents.stationCount, side - 2 - 5));
  const detections = side - 2 - stations - 2;
  const sideWidth = Math.min(44, Math.max(27, Math.floor(columns * 0.3)));
  return { columns, height, framed: true, sideWidth, rows: { ...rows, stations, detections } };
};

/** Decides what is shown at a terminal's size. The rows granted never exceed the height. */
export const planLayout = ({ columns, rows }: Size, contents: Contents): Layout => {
  const height = Math.max(1, rows - 1);
  if (columns >= SMALLEST_FRAMED.columns && rows >= SMALLEST_FRAMED.rows) {
    return planFramed(columns, height, contents);
  }
  const granted = grant(stackedWishes(columns, contents), height);
  return { columns, height, framed: false, sideWidth: 0, rows: granted };
};
