import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../helpers/find-browser.js';
import { startIcecast, type IcecastServer } from '../../helpers/icecast-server.js';
import { needs } from '../../helpers/needs.js';
import { openDetour } from '../../helpers/open-detour.js';
import { keepScreenshot, openBrowser, openPage } from '../../helpers/open-browser.js';
import { startEarshot, type RunningEarshot } from '../../helpers/run-earshot.js';
import { stopChild } from '../../helpers/stop-child.js';
import { shows } from '../../helpers/use-web-page.js';

const isPossible = needs('ffmpeg', 'icecast2') && findBrowser() !== undefined;
const MP3 = '-c:a libmp3lame -b:a 128k -content_type audio/mpeg -f mp3'.split(' ');
const CHORDS =
  'aevalsrc=0.3*sin(2*PI*220*t)+0.2*sin(2*PI*277*t)*gt(sin(7*t)\\,0)+0.2*sin(2*PI*330*t)';

const steps = (page: Page) => async (): Promise<number> =>
  Number(await page.locator('canvas.chart').getAttribute('data-steps'));

/** Goes on by the tabulator key until the focus is where it is wanted. */
const tabTo = async (page: Page, wanted: Locator): Promise<void> => {
  const isThere = async () => (await wanted.and(page.locator(':focus')).count()) === 1;
  for (let presses = 0; presses < 30 && !(await isThere()); presses += 1) {
    await page.keyboard.press('Tab');
  }
  expect(await isThere()).toBe(true);
};

describe.skipIf(!isPossible)('the web page of a station on Icecast', { timeout: 120_000 }, () => {
  let browser: Browser;
  let icecast: IcecastServer;
  let earshot: RunningEarshot;
  let address = '';

  beforeAll(async () => {
    icecast = await startIcecast();
    await icecast.feed('/live.mp3', ['-f', 'lavfi', '-i', CHORDS], MP3);
    await icecast.feed('/dead.mp3', ['-f', 'lavfi', '-i', 'anullsrc=r=44100'], MP3);
    await icecast.setTitle('/live.mp3', 'Artist - First song');
    const sources = ['live', 'dead'].map(
      (name) => `${name}=radio:${icecast.urlOf(`/${name}.mp3`)}`,
    );
    earshot = startEarshot(['listen', '--no-dashboard', '--port', '0', ...sources]);
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
    await tabTo(page, tile.locator('a'));
    await page.keyboard.press('Enter');
    await expect.poll(steps(page), { timeout: 20_000 }).toBeGreaterThan(0);
    const begun = await steps(page)();
    await expect.poll(steps(page), { timeout: 20_000 }).toBeGreaterThan(begun + 3);
    await icecast.setTitle('/live.mp3', 'Artist - Second song');
    await page.locator('.now .title', { hasText: 'Second song' }).waitFor();
    await keepScreenshot(page, 'station');
    await tabTo(page, page.getByRole('link', { name: 'Stage' }));
    await page.keyboard.press('Enter');
    await page.locator('canvas[aria-label^="live: "]').waitFor();
    await keepScreenshot(page, 'stage');
    expect(problems).toEqual([]);
  });

  it('says that its connection was killed, and has what was played meanwhile when it is back', async () => {
    const detour = await openDetour(Number(new URL(`http:${address}`).port));
    const { page, problems } = await openPage(
      browser,
      `http://127.0.0.1:${detour.port}/station/live`,
    );
    await shows(page, 'connected');
    await expect.poll(steps(page), { timeout: 20_000 }).toBeGreaterThan(2);
    const seq = async (): Promise<number> => {
      const answer = await fetch(`http:${address}/v1/stations/live/history?seconds=60`);
      return ((await answer.json()) as { seq: number }).seq;
    };
    detour.shut(true);
    await shows(page, 'connection lost');
    const seqAtLoss = await seq();
    await keepScreenshot(page, 'station-lost');
    // What came just before the loss may be drawn just after it.
    await expect.poll(seq, { timeout: 30_000, interval: 500 }).toBeGreaterThan(seqAtLoss + 1);
    const atLoss = await steps(page)();
    // So much is missed that it cannot come live in the time that is given below.
    await expect.poll(seq, { timeout: 30_000, interval: 500 }).toBeGreaterThan(seqAtLoss + 9);
    expect(await steps(page)()).toBe(atLoss);
    detour.shut(false);
    await page.locator('[data-connection="open"]').waitFor();
    await expect.poll(steps(page), { timeout: 4000 }).toBeGreaterThan(atLoss + 7);
    expect(problems).toEqual([]);
    detour.close();
  });

  it('tells that another station is dead air, on its tile and on its page', async () => {
    const { page, problems } = await openPage(browser, `http:${address}/`);
    const tile = page.locator('[data-station="dead"]');
    await tile.getByText(/alarm: dead air for \d+:\d\d/).waitFor();
    await page.getByRole('status', { name: 'Alarms' }).getByText('dead: dead air').waitFor();
    await keepScreenshot(page, 'wall-alarm');
    await tabTo(page, tile.locator('a'));
    await page.keyboard.press('Enter');
    await page.getByText(/dead air for \d+:\d\d: nothing but silence/).waitFor();
    expect(problems).toEqual([]);
  });
});
