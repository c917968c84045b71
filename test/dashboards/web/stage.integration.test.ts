import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { countFrames } from '../../helpers/count-frames.js';
import { findBrowser } from '../../helpers/find-browser.js';
import { makeUpPrediction } from '../../helpers/made-up-station.js';
import { addressOf, useWebPage } from '../../helpers/use-web-page.js';

const SCREEN = { width: 1920, height: 1080 };
/** Four genres at once, and loud: as much to draw as there is. */
const fullSound = () => ({
  ...makeUpPrediction('jazz', 1, Date.now()),
  smoothed: { jazz: 0.3, blues: 0.3, rock: 0.2, pop: 0.2 },
  level: { rmsDb: -9, peakDb: -1 },
});

/** How opaque a screenshot is, 0 to 255: at its least and at its most. */
const opacityOf = async (page: Page): Promise<{ least: number; most: number }> => {
  const png = (await page.screenshot({ omitBackground: true })).toString('base64');
  const blank = await page.context().newPage();
  const found = await blank.evaluate(`new Promise((resolve) => {
    const image = new Image();
    image.onload = () => {
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const alphas = data.filter((_, at) => at % 4 === 3);
      resolve(alphas.reduce(
        ({ least, most }, alpha) => ({ least: Math.min(least, alpha), most: Math.max(most, alpha) }),
        { least: 255, most: 0 },
      ));
    };
    image.src = 'data:image/png;base64,${png}';
  })`);
  await blank.close();
  return found as { least: number; most: number };
};

/** How much the picture changes in a second: the mean difference of a pixel's value. */
const changeInSecond = (page: Page): Promise<number> =>
  page.evaluate(`new Promise((resolve) => {
    const shot = () => {
      const canvas = new OffscreenCanvas(192, 108);
      const context = canvas.getContext('2d');
      context.drawImage(document.querySelector('canvas'), 0, 0, 192, 108);
      return context.getImageData(0, 0, 192, 108).data;
    };
    let before;
    let begin;
    const next = (now) => {
      before ??= shot();
      begin ??= now;
      if (now - begin < 1000) return requestAnimationFrame(next);
      const after = shot();
      const sum = after.reduce((total, value, at) => total + Math.abs(value - before[at]), 0);
      return resolve(sum / after.length);
    };
    requestAnimationFrame(next);
  })`);

describe.skipIf(!findBrowser())('the stage in Chromium', { timeout: 60_000 }, () => {
  const { serve, open, browser } = useWebPage();

  const openStage = async (query = '', options = {}) => {
    const server = await serve();
    const path = `/stage/jazz${query}`;
    const opened = await open(addressOf(server, path), { viewport: SCREEN, ...options });
    server.hub.publish('jazz', fullSound());
    await opened.page.locator('canvas[aria-label="jazz: jazz"]').waitFor();
    return { ...opened, server };
  };

  it('shows 50 frames a second or more without a graphics card, and nothing else', async () => {
    const { page, problems } = await openStage();
    expect(await page.evaluate('document.body.innerText.trim()')).toBe('');
    // What the machine does besides may take one of the tries.
    const frames = () => countFrames(browser(), page, 2);
    await expect.poll(frames, { timeout: 30_000 }).toBeGreaterThanOrEqual(50);
    expect(problems).toEqual([]);
  });

  it.each(['dark', 'light'] as const)(
    'has nothing behind it as an overlay, and all as a page, where the system is %s',
    async (colorScheme) => {
      const { page, server } = await openStage('?overlay=1', { colorScheme });
      await expect.poll(() => opacityOf(page)).toMatchObject({ least: 0 });
      await expect.poll(async () => (await opacityOf(page)).most).toBeGreaterThan(150);
      await page.goto(addressOf(server, '/stage/jazz'));
      await page.locator('canvas[aria-label="jazz: jazz"]').waitFor();
      expect(await opacityOf(page)).toEqual({ least: 255, most: 255 });
    },
  );

  it('hardly moves for people who wish so, from the moment when they do', async () => {
    const { page } = await openStage();
    await expect.poll(() => changeInSecond(page), { timeout: 20_000 }).toBeGreaterThan(4);
    const lively = await changeInSecond(page);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const isCalm = async () => (await changeInSecond(page)) < lively / 5;
    await expect.poll(isCalm, { timeout: 20_000 }).toBe(true);
  });

  it('fills the screen by the key f, and Escape leads to the page of the station', async () => {
    const { page, problems } = await openStage();
    const isFull = () => page.evaluate('document.fullscreenElement !== null');
    await page.keyboard.press('f');
    await expect.poll(isFull).toBe(true);
    await page.keyboard.press('f');
    await expect.poll(isFull).toBe(false);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: 'jazz' }).waitFor();
    expect(problems).toEqual([]);
  });
});
