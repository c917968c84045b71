import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../helpers/find-browser.js';
import { makeUpPrediction } from '../../helpers/made-up-station.js';
import { addressOf, shows, useWebPage } from '../../helpers/use-web-page.js';

describe.skipIf(!findBrowser())('the graph of a station in Chromium', { timeout: 90_000 }, () => {
  const { serve, open } = useWebPage();

  it('reads values out of the graph by pointer and by keyboard, stops, and scrolls back', async () => {
    const server = await serve();
    const startMs = Date.now() - 240_000;
    const { page, problems } = await open(addressOf(server, '/station/jazz'));
    await shows(page, 'connected');
    const chart = page.locator('canvas.chart');
    await page.getByText('Nothing').or(page.getByText('Point at')).first().waitFor();
    for (let step = 0; step < 240; step += 1) {
      server.hub.publish('jazz', makeUpPrediction('jazz', step, startMs + step * 1000));
    }
    await expect
      .poll(async () => Number(await chart.getAttribute('data-steps')))
      .toBeGreaterThan(20);
    await chart.hover();
    await page.locator('.readout strong', { hasText: 'jazz' }).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Go live' }).waitFor();
    await page.locator('figure').focus();
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowLeft');
    await page.locator('.readout strong', { hasText: 'jazz' }).waitFor();
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    expect(problems).toEqual([]);
  });

  it('scrolls back into what the server heard before the page was opened', async () => {
    const server = await serve();
    const beginMs = Date.now() - 2 * 3_600_000;
    for (let step = 0; step < 7200; step += 1) {
      const genre = step < 3600 ? 'blues' : 'jazz';
      server.hub.publish('jazz', makeUpPrediction(genre, step, beginMs + step * 1000));
    }
    const { page, problems } = await open(addressOf(server, '/station/jazz'));
    const steps = async () => Number(await page.locator('canvas.chart').getAttribute('data-steps'));
    await expect.poll(steps).toBeGreaterThan(700);
    await page.getByRole('button', { name: '5 min' }).click();
    await page.locator('figure').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    await page.locator('.readout strong', { hasText: 'blues' }).waitFor();
    await page.getByRole('slider', { name: 'Scroll back' }).waitFor();
    await page.keyboard.press('End');
    await page.getByRole('button', { name: '6 h' }).click();
    await page.locator('canvas.chart').hover({ position: { x: 1200, y: 50 } });
    await page.locator('.readout strong', { hasText: 'jazz' }).waitFor();
    expect(problems).toEqual([]);
  });
});
