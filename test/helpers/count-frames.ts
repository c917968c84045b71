import type { Browser, Page } from 'playwright-core';

type TraceEvent = { readonly name: string; readonly ts: number };

const SHOWN = 'Display::FrameDisplayed';

/**
 * How many frames a second the browser's display really showed during some seconds of its own clock, told by its
 * trace; frames that a page asked for and that never got there do not count.
 */
export const countFrames = async (
  browser: Browser,
  page: Page,
  seconds: number,
): Promise<number> => {
  await browser.startTracing(page, { categories: ['viz'] });
  await page.evaluate(`new Promise((resolve) => {
    const end = performance.now() + ${seconds * 1000};
    const next = (now) => (now > end ? resolve() : requestAnimationFrame(next));
    requestAnimationFrame(next);
  })`);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const times = trace.traceEvents.filter(({ name }) => name === SHOWN).map(({ ts }) => ts / 1e6);
  const tookSeconds = Math.max(...times) - Math.min(...times);
  return times.length < 2 ? 0 : (times.length - 1) / tookSeconds;
};
