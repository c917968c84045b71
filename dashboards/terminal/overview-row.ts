import type { StationView } from '../shared/dashboard-state.js';
import { lastingAlarms } from '../shared/lasting-alarms.js';
import { alarmSpans } from './alarm-spans.js';
import { COLOUR } from './colour.js';
import { describeSound } from './describe-sound.js';
import { drawGraph, drawStrip } from './draw-strip.js';
import { fitSpans, fitText } from './fit-spans.js';
import { formatDecibels } from './format-decibels.js';
import type { Columns } from './plan-columns.js';
import { MARK_WIDTH } from './plan-columns.js';
import type { Span } from './span.js';
import { stationGlyph } from './station-glyph.js';
import { secondsPerCell, toStripCells } from './strip-cells.js';
import type { Theme } from './theme.js';

const SLOW_MS = 2000;
const STRIP_SECONDS = 300;

/** Whether a station is well: what its source does, what is wrong with the sound, and what comes late or not at all. */
export const describeHealth = (view: StationView): Span => {
  const { status, prediction, missedMessages } = view;
  if (status && status.state !== 'running') {
    const colour = status.state === 'failed' ? COLOUR.bad : COLOUR.warn;
    return { text: status.state === 'backoff' ? 'retrying' : status.state, colour };
  }
  const [alarm] = lastingAlarms(view);
  if (alarm) return { text: alarm.detection.label, colour: COLOUR.bad, bold: true };
  const dropped = (prediction?.droppedWindows ?? 0) + missedMessages;
  if (dropped > 0) return { text: `lost ${dropped}`, colour: COLOUR.warn };
  if (prediction && prediction.latencyMs > SLOW_MS) {
    return { text: `${(prediction.latencyMs / 1000).toFixed(1)} s late`, colour: COLOUR.warn };
  }
  return prediction ? { text: 'ok', colour: COLOUR.good } : { text: 'waiting', dim: true };
};

const column = (spans: readonly Span[], width: number): readonly Span[] =>
  width > 0 ? [{ text: ' ' }, ...fitSpans(spans, width)] : [];

const drawSpark = ({ history }: StationView, width: number, theme: Theme): readonly Span[] => {
  const cells = toStripCells(history, width, secondsPerCell(width, STRIP_SECONDS));
  const inLetters = theme.palette === 'none' || theme.ascii;
  return inLetters
    ? drawStrip(cells, { ...theme, palette: 'none' })
    : drawGraph(cells, 1, theme)[0]!;
};

/** The names of the columns. */
export const drawOverviewHead = (columns: Columns): readonly Span[] =>
  [
    { text: ' '.repeat(MARK_WIDTH) + fitText('Station', columns.name) },
    ...column([{ text: 'Hears' }], columns.sound),
    ...column([{ text: 'Last minutes' }], columns.strip),
    ...column([{ text: 'Title' }], columns.title),
    ...column([{ text: 'Level'.padStart(columns.level) }], columns.level),
    ...column([{ text: 'Health' }], columns.health),
  ].map((span) => ({ ...span, dim: true }));

/** What is wrong, if anything, then the title. */
const withReason = (view: StationView): readonly Span[] => {
  const { title = '', status } = view;
  const reason = status?.state === 'running' ? undefined : status?.reason;
  if (reason) return [{ text: reason, colour: COLOUR.warn }];
  const alarms = alarmSpans(view);
  return [...alarms, { text: alarms.length > 0 ? ` ${title}` : title, dim: true }];
};

/** What is heard; where no other column has room for an alarm, that. */
const heard = (view: StationView, { health }: Columns, theme: Theme): readonly Span[] => {
  const alarms = health > 0 ? [] : alarmSpans(view);
  return alarms.length > 0 ? alarms : describeSound(view, theme);
};

/** One station: state, name, what is heard, the last minutes, title (or why it is silent), level and health. */
export const drawOverviewRow = (
  view: StationView,
  isSelected: boolean,
  columns: Columns,
  theme: Theme,
): readonly Span[] => {
  const { prediction } = view;
  const level = prediction ? formatDecibels(prediction.level.rmsDb) : '';
  return [
    { text: isSelected ? '▸ ' : '  ', colour: COLOUR.accent, bold: true },
    stationGlyph(view, theme),
    { text: ' ' },
    { text: fitText(view.station, columns.name), bold: isSelected, inverse: isSelected },
    ...column(heard(view, columns, theme), columns.sound),
    ...(columns.strip > 0 ? column(drawSpark(view, columns.strip, theme), columns.strip) : []),
    ...column(withReason(view), columns.title),
    ...column([{ text: level.padStart(columns.level) }], columns.level),
    ...column([describeHealth(view)], columns.health),
  ];
};
