import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../helpers/find-browser.js';
import { startIcecast, type IcecastServer } from '../../helpers/icecast-server.js';
import { needs } from '../../helpers/needs.js';
import { keepScreenshot, openBrowser, openPage } from '../../helpers/open-browser.js';
import { startEarshot, type RunningEarshot } from '../../helpers/run-earshot.js';
import { stopChild } from '../../helpers/stop-child.js';

const isPossible = needs('ffmpeg', 'icecast2') && findBrowser() !== undefined;
const CHORDS =
  'aevalsrc=0.3*sin(2*PI*220*t)+0.2*sin(2*PI*277*t)*gt(sin(7*t)\\,0)+0.2*sin(2*PI*330*t)';

describe.skipIf(!isPossible)('the web page of a station on Icecast', { timeout: 120_000 }, () => {
  let browser: Browser;
  let icecast: IcecastServer;
  let earshot: RunningEarshot;
  let address = '';

  beforeAll(async () => {
    icecast = await startIcecast();
    const output = [
      '-c:a',
      'libmp3lame',
      '-b:a',
      '128k',
      '-content_type',
      'audio/mpeg',
      '-f',
      'mp3',
    ];
    await icecast.feed('/live.mp3', ['-f', 'lavfi', '-i', CHORDS], output);
    await icecast.setTitle('/live.mp3', 'Artist - First song');
    const source = `live=radio:${icecast.urlOf('/live.mp3')}`;
    earshot = startEarshot(['listen', '--no-dashboard', '--port', '0', source]);
    const written = await earshot.until(/"url":"ws:[^"]+"/);
    address = /"url":"ws:([^"]+)\/v1\/ws"/.exec(written)?.[1] ?? '';
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    if (earshot) await stopChild(earshot.child);
    await icecast?.stop();
  });

  it('moves its tile, grows its graph, tells titles, and shows it on the stage', async () => {
    const { page, problems } = await openPage(browser, `http:${address}/`);
    const tile = page.locator('[data-station="live"]');
    await tile.locator('.title', { hasText: 'Artist - First song' }).waitFor();
    const bar = tile.locator('.rms');
    await expect.poll(() => bar.getAttribute('style'), { timeout: 20_000 }).not.toContain('(0)');
    const strip = () => page.evaluate('document.querySelector(".strip").toDataURL()');
    const before = await strip();
    await expect.poll(strip, { timeout: 20_000 }).not.toBe(before);
    await keepScreenshot(page, 'wall');
    await tile.locator('a').focus();
    await page.keyboard.press('Enter');
    const chart = page.locator('canvas.chart');
    const steps = async () => Number(await chart.getAttribute('data-steps'));
    await expect.poll(steps, { timeout: 20_000 }).toBeGreaterThan(0);
    const begun = await steps();
    await expect.poll(steps, { timeout: 20_000 }).toBeGreaterThan(begun + 3);
    await icecast.setTitle('/live.mp3', 'Artist - Second song');
    await page.locator('.now .title', { hasText: 'Second song' }).waitFor();
    await keepScreenshot(page, 'station');
    await page.getByRole('link', { name: 'Stage' }).click();
    await page.locator('canvas[aria-label^="live: "]').waitFor();
    await keepScreenshot(page, 'stage');
    expect(problems).toEqual([]);
  });
});
