import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../helpers/find-browser.js';
import { makeUpPrediction } from '../../helpers/made-up-station.js';
import { report } from '../../helpers/report.js';
import { addressOf, shows, useWebPage } from '../../helpers/use-web-page.js';

describe.skipIf(!findBrowser())('the web page in Chromium, left open', { timeout: 120_000 }, () => {
  const { serve, open } = useWebPage();

  it('holds its memory over four hours of messages', async () => {
    const server = await serve();
    const { page, problems } = await open(addressOf(server, '/station/jazz'));
    await shows(page, 'connected');
    const chart = page.locator('canvas.chart');
    const beginMs = Date.now();
    const heap = async (): Promise<number> =>
      (await page.evaluate('(gc(), gc(), performance.memory.usedJSHeapSize)')) as number;
    /** Plays one hour, in parts that the page can follow. */
    const playHour = async (hour: number): Promise<void> => {
      for (let part = 0; part < 15; part += 1) {
        const firstStep = hour * 3600 + part * 240;
        for (let step = firstStep; step < firstStep + 240; step += 1) {
          const genre = part % 2 ? 'jazz' : 'blues';
          server.hub.publish('jazz', makeUpPrediction(genre, step, beginMs + step * 1000));
        }
        const heard = { label: part % 2 ? 'jazz' : 'blues', meanConfidence: 0.8 };
        const span = { startSeconds: firstStep, endSeconds: firstStep + 240 };
        const endMs = beginMs + (firstStep + 240) * 1000;
        const ended = { type: 'detection', event: 'ended', ...heard, ...span } as const;
        server.hub.publish('jazz', { ...ended, wallTimeMs: endMs });
        const title = `part ${hour}.${part}`;
        const wallTimeMs = beginMs + firstStep * 1000;
        server.hub.publish('jazz', { type: 'metadata', title, wallTimeMs });
        await page.locator('.now .title', { hasText: title }).waitFor();
      }
    };
    await playHour(0);
    await playHour(1);
    const before = await heap();
    await playHour(2);
    await playHour(3);
    const after = await heap();
    const toMegabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);
    report(`heap after two hours ${toMegabytes(before)} MB, after four ${toMegabytes(after)} MB`);
    expect(Number(await chart.getAttribute('data-steps'))).toBeGreaterThan(2500);
    expect(after - before).toBeLessThan(4 * 2 ** 20);
    expect(problems).toEqual([]);
  });
});
