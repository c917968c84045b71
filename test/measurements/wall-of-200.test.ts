import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { LABELS } from '../../models/labels.js';
import { makeUpPrediction } from '../helpers/made-up-station.js';
import { openBrowser, openPage } from '../helpers/open-browser.js';
import { report } from '../helpers/report.js';
import { serveMadeUpStations } from '../helpers/serve-made-up-stations.js';

const STATIONS = Array.from({ length: 200 }, (_, index) => `station ${index}`);
const HEARD_SECONDS = 150;
const MEASURED_SECONDS = 10;
const SCREENS = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
] as const;

const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

/** Tells what the page's main thread did since it was asked first, in seconds. */
const watchWork = async (page: Page) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const value = (name: string): number =>
      metrics.find((each) => each.name === name)?.value ?? Number.NaN;
    return {
      script: value('ScriptDuration'),
      layout: value('LayoutDuration') + value('RecalcStyleDuration'),
      all: value('TaskDuration'),
    };
  };
};

const LONGEST_GAP = `new Promise((resolve) => {
  let longest = 0;
  let last = performance.now();
  const end = last + ${MEASURED_SECONDS * 1000};
  const next = (now) => {
    longest = Math.max(longest, now - last);
    last = now;
    return now > end ? resolve(longest) : requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})`;

test.skipIf(process.env['EARSHOT_MEASURE'] !== '1').each(SCREENS)(
  'a wall of 200 stations, each heard of once a second, on $width × $height',
  { timeout: 300_000 },
  async (viewport) => {
    const server = await serveMadeUpStations(STATIONS);
    closing.push(server.close);
    const browser = await openBrowser();
    closing.push(() => browser.close());
    const address = `http://127.0.0.1:${server.port}/`;
    const { page, problems } = await openPage(browser, address, { viewport });
    await page.getByText('connected').waitFor();
    const beginMs = Date.now();
    let heard = 0;
    const hear = (): void => {
      const station = STATIONS[heard % STATIONS.length] ?? '';
      const step = Math.floor(heard / STATIONS.length);
      const genre = LABELS[(step + heard) % 3 === 0 ? 1 : heard % LABELS.length] ?? 'jazz';
      server.hub.publish(station, makeUpPrediction(genre, step, beginMs + step * 1000));
      heard += 1;
    };
    for (let step = 0; step < HEARD_SECONDS; step += 1) {
      STATIONS.forEach(hear);
      // The page answers only when it has read what came before.
      await page.evaluate('new Promise((resolve) => setTimeout(resolve))');
    }
    await page.waitForTimeout(2000);
    const pacing = setInterval(hear, 1000 / STATIONS.length);
    closing.push(() => clearInterval(pacing));
    const workSoFar = await watchWork(page);
    const before = await workSoFar();
    const longestMs = Number(await page.evaluate(LONGEST_GAP));
    const after = await workSoFar();
    clearInterval(pacing);
    const share = (kind: keyof typeof before): string =>
      `${(((after[kind] - before[kind]) / MEASURED_SECONDS) * 1000).toFixed(0)} ms`;
    report(
      `${viewport.width} × ${viewport.height}: of each second script ${share('script')}, style and layout ` +
        `${share('layout')}, all tasks of the main thread ${share('all')}; longest wait for a frame ${longestMs.toFixed(0)} ms`,
    );
    expect(await page.locator('.tile').count()).toBe(200);
    expect(problems).toEqual([]);
  },
);
