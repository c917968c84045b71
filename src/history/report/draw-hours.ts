import { plot, rectY, ruleY } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { HourSummary, Seconds } from './station-summary.js';

/** The figure shows at most so many bars; several hours are joined when there are more. */
const MOST_BARS = 168;
const HOUR_MS = 3_600_000;

/** A part of a bar. */
type Part = { readonly from: Date; readonly name: string; readonly minutes: number };

const toParts = (
  hours: readonly HourSummary[],
  read: (hour: HourSummary) => Seconds,
  hoursABar: number,
): readonly Part[] =>
  hours.flatMap((hour) => {
    const barMs = hoursABar * HOUR_MS;
    const from = new Date(Math.floor(hour.startMs / barMs) * barMs);
    return Object.entries(read(hour)).map(([name, seconds]) => ({
      ...{ from, name },
      minutes: seconds / 60 / hoursABar,
    }));
  });

/** Minutes of each hour (UTC) as stacked bars with their legend, as a piece of HTML that needs nothing else. */
export const drawHours = (
  hours: readonly HourSummary[],
  read: (hour: HourSummary) => Seconds,
  label: string,
): string => {
  const first = hours[0]?.startMs ?? 0;
  const count = ((hours.at(-1)?.startMs ?? 0) - first) / HOUR_MS + 1;
  const hoursABar = Math.ceil(count / MOST_BARS);
  const parts = toParts(hours, read, hoursABar);
  const names = [...new Set(parts.map(({ name }) => name))].sort();
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const drawn: unknown = plot({
    document,
    width: 900,
    height: 260,
    ariaLabel: label,
    x: { type: 'utc', label: null },
    y: { label: 'minutes of the hour', grid: true, domain: [0, 60], clamp: true },
    color: { legend: true, domain: names, scheme: 'Tableau10' },
    marks: [
      ruleY([0]),
      rectY(parts, {
        ...{ x1: 'from', y: 'minutes', fill: 'name', order: names },
        x2: ({ from }: Part) => new Date(from.getTime() + hoursABar * HOUR_MS),
      }),
    ],
  });
  return (drawn as { readonly outerHTML: string }).outerHTML;
};
