import type { StationTimeline, TimelineStep } from '../../shared/station-timeline.js';

/** What was heard at a time, and the title that was on. */
export type Moment = { readonly step: TimelineStep; readonly title: string | undefined };

const TOLERANCE_MS = 2500;

/** The step of a timeline at a wall time; undefined when nothing was heard then. */
export const findMoment = (
  { coarse, fine, titles }: StationTimeline,
  atMs: number,
): Moment | undefined => {
  const steps = atMs >= (fine[0]?.wallTimeMs ?? Number.POSITIVE_INFINITY) ? fine : coarse;
  const step = steps.findLast(({ wallTimeMs }) => wallTimeMs <= atMs);
  if (!step || atMs > step.wallTimeMs + step.seconds * 1000 + TOLERANCE_MS) return undefined;
  return { step, title: titles.findLast(({ wallTimeMs }) => wallTimeMs <= atMs)?.title };
};
