import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../helpers/find-browser.js';
import { makeUpPrediction } from '../../helpers/made-up-station.js';
import { addressOf, shows, useWebPage } from '../../helpers/use-web-page.js';

const DARK = 'rgb(13, 16, 21)';
const LIGHT = 'rgb(245, 246, 248)';

const ground = (page: Page) => () =>
  page.evaluate('getComputedStyle(document.documentElement).backgroundColor');

/** Brightness of the graph's axis, which is drawn in the colour of text. */
const inkOfAxis = (page: Page) => () =>
  page.evaluate(`(() => {
    const canvas = document.querySelector('canvas.chart');
    const rows = canvas.getContext('2d').getImageData(0, canvas.height - 12, canvas.width, 8);
    const opaque = rows.data.filter((_, at, all) => at % 4 === 0 && all[at + 3] > 250);
    return opaque.length === 0 ? -1 : opaque.reduce((sum, value) => sum + value, 0) / opaque.length;
  })()`);

describe.skipIf(!findBrowser())('the colours of the web page', { timeout: 60_000 }, () => {
  const { serve, open } = useWebPage();

  it('follow the system, those of a graph that stands still too', async () => {
    const server = await serve();
    const { page, problems } = await open(addressOf(server, '/station/jazz'), {
      colorScheme: 'dark',
    });
    await shows(page, 'connected');
    server.hub.publish('jazz', makeUpPrediction('jazz', 1, Date.now()));
    await page.locator('.now strong', { hasText: 'jazz' }).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(await ground(page)()).toBe(DARK);
    await expect.poll(inkOfAxis(page)).toBeGreaterThan(200);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await ground(page)()).toBe(LIGHT);
    await expect.poll(inkOfAxis(page)).toBeLessThan(60);
    expect(problems).toEqual([]);
  });

  it('are chosen by keyboard, hold after a reload and in other tabs, and go back to the system', async () => {
    const server = await serve();
    const { page, problems } = await open(addressOf(server), { colorScheme: 'light' });
    await shows(page, 'connected');
    const choice = page.getByLabel('Colours');
    await page.getByRole('searchbox').focus();
    for (let at = 0; at < 2; at += 1) await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Colours');
    await page.keyboard.press('d');
    await expect.poll(ground(page)).toBe(DARK);
    await page.reload();
    expect(await ground(page)()).toBe(DARK);
    const other = await page.context().newPage();
    await other.goto(addressOf(server, '/station/jazz'));
    expect(await ground(other)()).toBe(DARK);
    await other.getByLabel('Colours').selectOption('light');
    await expect.poll(ground(page)).toBe(LIGHT);
    await choice.selectOption('system');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await ground(page)()).toBe(DARK);
    await page.reload();
    expect(await choice.inputValue()).toBe('system');
    expect(problems).toEqual([]);
  });
});
