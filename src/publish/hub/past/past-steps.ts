import type { Prediction, StationHistory } from '../../../protocol/index.js';
import { joinSteps } from './join-steps.js';
import { createStepPage, PAGE_MS, startOfPage, type StepPage, type StepSums } from './step-page.js';

/** Steps of ten seconds of the last hours, and a few pages for models that were changed meanwhile. */
export type PastSteps = {
  readonly add: (prediction: Prediction) => void;
  /** Steps that begin at `fromMs` or later; `stepMs` is a multiple of the ten seconds. */
  readonly read: (fromMs: number, stepMs: number) => StationHistory['steps'];
};

const SPARE_PAGES = 12;

const groupByStart = (steps: readonly StepSums[], stepMs: number) => {
  const groups = new Map<number, StepSums[]>();
  for (const step of steps) {
    const startMs = Math.floor(step.startMs / stepMs) * stepMs;
    const group = groups.get(startMs);
    if (group) group.push(step);
    else groups.set(startMs, [step]);
  }
  return groups;
};

/** No steps yet; those that began longer than `heldMs` before the newest are given up, a page at a time. */
export const createPastSteps = (heldMs: number): PastSteps => {
  const maxPages = Math.ceil(heldMs / PAGE_MS) + 1 + SPARE_PAGES;
  let pages: readonly StepPage[] = [];
  const addPage = (prediction: Prediction): StepPage => {
    const page = createStepPage(prediction);
    const oldestMs = page.startMs - heldMs - PAGE_MS;
    pages = [...pages.filter(({ startMs }) => startMs > oldestMs), page]
      .sort((a, b) => a.startMs - b.startMs)
      .slice(-maxPages);
    return page;
  };
  return {
    add: (prediction) => {
      const startMs = startOfPage(prediction.wallTimeMs);
      const { hash } = prediction.model;
      const fits = (page: StepPage) => page.startMs === startMs && page.modelHash === hash;
      (pages.findLast(fits) ?? addPage(prediction)).add(prediction);
    },
    read: (fromMs, stepMs) => {
      const steps = pages.flatMap((page) => page.steps());
      const groups = [...groupByStart(steps, stepMs)].filter(([startMs]) => startMs >= fromMs);
      return groups
        .sort(([one], [other]) => one - other)
        .map(([startMs, group]) => joinSteps(group, startMs));
    },
  };
};
